package dev.rolewatch.account.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

/** What is around every page. */
@Named("frame")
@RequestScoped
public class Frame {
    @Context
    UriInfo uri;

    @Context
    HttpHeaders headers;

    /** Which colours the person chose; the system's if none. */
    public Theme getTheme() {
        Cookie chosen = headers.getCookies().get(Theme.COOKIE);
        return chosen == null ? Theme.SYSTEM : Theme.of(chosen.getValue());
    }

    public Theme[] getThemes() {
        return Theme.values();
    }

    /** The address of this page, for forms that lead back to it. */
    public String getPath() {
        return uri.getRequestUri().getRawPath();
    }

    public boolean isIn(String path) {
        return getPath().equals(path) || getPath().startsWith(path + "/");
    }
}
