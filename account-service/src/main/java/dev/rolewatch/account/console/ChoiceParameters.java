package dev.rolewatch.account.console;

import jakarta.ws.rs.FormParam;
import java.util.List;

/** The fields in which a person chooses what is collected. */
public class ChoiceParameters {
    @FormParam("name")
    String name;

    @FormParam("read")
    String read;

    @FormParam("region")
    List<String> regions;

    @FormParam("namespace")
    List<String> namespaces;

    @FormParam("custom")
    String custom;

    @FormParam("interval")
    String interval;

    @FormParam("statistics")
    String statistics;

    @FormParam("budget")
    String budget;

    ChoiceForm form() {
        return new ChoiceForm(
                text(name),
                !"no".equals(read),
                regions,
                namespaces,
                text(custom),
                text(interval),
                text(statistics),
                text(budget));
    }

    private static String text(String given) {
        return given == null ? "" : given.strip();
    }
}
