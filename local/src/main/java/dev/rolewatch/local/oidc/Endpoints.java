package dev.rolewatch.local.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.IntSupplier;
import kotlin.jvm.functions.Function1;
import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponseKt;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** The library's endpoints, with a page of our own to sign in, and without those that help to debug clients. */
final class Endpoints implements Function1<OAuth2HttpRequest, OAuth2HttpResponse> {
    private static final String AUTHORIZE = "authorize";
    private static final Set<String> LIBRARY =
            Set.of("openid-configuration", "jwks", "token", "revoke", "userinfo", "endsession");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

    private final Function1<OAuth2HttpRequest, OAuth2HttpResponse> library;
    private final DemoIdentities identities;
    private final IntSupplier port;

    Endpoints(Function1<OAuth2HttpRequest, OAuth2HttpResponse> library, DemoIdentities identities, IntSupplier port) {
        this.library = library;
        this.identities = identities;
        this.port = port;
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
        HttpUrl url = request.getUrl();
        String endpoint = url.pathSegments().get(url.pathSize() - 1);
        if (!url.pathSegments().get(0).equals(TokenSigner.REALM)) {
            return OAuth2HttpResponseKt.notFound("not found");
        }
        try {
            if (endpoint.equals(AUTHORIZE)) {
                return authorize(request);
            }
            return LIBRARY.contains(endpoint)
                    ? library.invoke(with(request, request.getBody()))
                    : OAuth2HttpResponseKt.notFound("not found");
        } catch (OAuth2Exception e) {
            return OAuth2HttpResponseKt.oauth2Error(e.getErrorObject());
        }
    }

    private OAuth2HttpResponse authorize(OAuth2HttpRequest request) {
        requireConsole(request.getUrl());
        if (request.getMethod().equals("GET")) {
            return OAuth2HttpResponseKt.html(SignInPage.html(identities));
        }
        String picked = request.getFormParameters().get(SignInPage.PICKED);
        DemoIdentity identity = identities
                .find(picked)
                .orElseThrow(() -> Grants.refused(OAuth2Error.ACCESS_DENIED, "there is nobody called " + picked));
        return library.invoke(with(request, form(identity)));
    }

    /** So that no code leaves this machine, and no code is of use to somebody who only saw it. */
    private static void requireConsole(HttpUrl url) {
        if (!LocalOidc.CONSOLE.equals(url.queryParameter("client_id"))) {
            throw Grants.refused(OAuth2Error.UNAUTHORIZED_CLIENT, "the client is " + LocalOidc.CONSOLE);
        }
        String redirect = url.queryParameter("redirect_uri");
        if (redirect == null || !THIS_MACHINE.contains(URI.create(redirect).getHost())) {
            throw Grants.refused(OAuth2Error.INVALID_REQUEST, "the redirect_uri is not on this machine");
        }
        if (!"S256".equals(url.queryParameter("code_challenge_method"))) {
            throw Grants.refused(OAuth2Error.INVALID_REQUEST, "a code_challenge with S256 is missing (PKCE)");
        }
    }

    /** What the library reads of a person who has signed in. */
    private static String form(DemoIdentity identity) {
        try {
            String claims = JsonMapper.builder().build().writeValueAsString(identity.claims());
            return "username=" + encode(identity.login()) + "&claims=" + encode(claims);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * The library takes the issuer from the request's headers, and lets pages of every origin in: the issuer is the same
     * for whoever asks, and no other page reads a token.
     */
    private OAuth2HttpRequest with(OAuth2HttpRequest request, String body) {
        Headers headers = request.getHeaders()
                .newBuilder()
                .set("Host", "localhost:" + port.getAsInt())
                .removeAll("Origin")
                .removeAll("X-Forwarded-Proto")
                .removeAll("X-Forwarded-Port")
                .build();
        return new OAuth2HttpRequest(headers, request.getMethod(), request.getOriginalUrl(), body);
    }
}
