package dev.rolewatch.account.console;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.HttpCookie;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Connection;
import org.jsoup.Connection.Method;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** A browser without JavaScript, in which somebody is signed in. */
public final class Session {
    private final Connection jsoup =
            Jsoup.newSession().followRedirects(true).ignoreHttpErrors(true).ignoreContentType(true);

    /** Signs one of the local provider's people in. */
    public static Session of(String person) throws IOException {
        Session session = new Session();
        Document signIn = session.get("/console").parse();
        session.jsoup
                .newRequest(
                        signIn.selectFirst("form").absUrl("action").isEmpty()
                                ? signIn.location()
                                : signIn.selectFirst("form").absUrl("action"))
                .method(Method.POST)
                .data("username", person)
                .execute();
        return session;
    }

    public Connection.Response get(String path) throws IOException {
        return jsoup.newRequest(url(path)).method(Method.GET).execute();
    }

    /** Sends a form with the token of a page of ours. */
    Connection.Response post(String path, Map<String, String> fields) throws IOException {
        String token = get("/console").parse().selectFirst("input[name=csrf]").val();
        Map<String, String> all = new TreeMap<>(fields);
        all.put("csrf", token);
        return postWithout(path, all);
    }

    /** What the browser keeps under that name. */
    String cookie(String name) {
        return jsoup.cookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** The form of a page at the same address. */
    FormElement form(String path) throws IOException {
        return form(get(path).parse(), path);
    }

    static FormElement form(Document page, String path) {
        return page.select("form[action=" + path + "]").forms().get(0);
    }

    /** Sends what a form has, and what somebody has typed into some of its fields. */
    Connection.Response send(FormElement form, Map<String, String> typed) throws IOException {
        Connection request = jsoup.newRequest(url(form.attr("action"))).method(Method.POST);
        form.formData().stream()
                .filter(field -> !typed.containsKey(field.key()))
                .forEach(field -> request.data(field.key(), field.value()));
        return request.data(typed).execute();
    }

    /** Sends a form as it is. */
    Connection.Response postWithout(String path, Map<String, String> fields) throws IOException {
        return jsoup.newRequest(url(path)).method(Method.POST).data(fields).execute();
    }

    /** The same from a page of another site. */
    Connection.Response postFromElsewhere(String path, Map<String, String> fields) throws IOException {
        String token = get("/console").parse().selectFirst("input[name=csrf]").val();
        return jsoup.newRequest(url(path))
                .method(Method.POST)
                .header("Sec-Fetch-Site", "cross-site")
                .data(fields)
                .data("csrf", token)
                .execute();
    }

    private static String url(String path) {
        return "http://localhost:" + RestAssured.port + path;
    }
}
