package dev.rolewatch.account.console;

import dev.rolewatch.account.console.ResourcesView.Line;
import dev.rolewatch.account.identity.Roles;
import dev.rolewatch.account.register.RegisteredAccount;
import dev.rolewatch.account.rest.InvalidRequestException;
import dev.rolewatch.account.rest.Page;
import dev.rolewatch.account.rest.PageParameters;
import dev.rolewatch.account.storage.ResourceFilter;
import dev.rolewatch.account.storage.Resources;
import dev.rolewatch.account.storage.Resources.Stored;
import dev.rolewatch.contracts.account.Region;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** The resources that were found in an account. */
@RolesAllowed(Roles.VIEWER)
@Path("/console/accounts/{id}/resources")
public class ResourcesPage {
    private static final int PAGE = 50;

    private final ConsoleAccounts accounts;
    private final Resources resources;
    private final Services services;
    private final Choices choices;

    ResourcesPage(ConsoleAccounts accounts, Resources resources, Services services, Choices choices) {
        this.accounts = accounts;
        this.resources = resources;
        this.services = services;
        this.choices = choices;
    }

    /** @param request set where only the list is to be shown anew */
    @GET
    public TemplateInstance list(
            @RestPath String id,
            @QueryParam("namespace") @DefaultValue("") String namespace,
            @QueryParam("region") @DefaultValue("") String region,
            @QueryParam("name") @DefaultValue("") String name,
            @QueryParam("after") @DefaultValue("") String after,
            @RestHeader("HX-Request") String request) {
        RegisteredAccount account = accounts.find(id);
        ResourcesView.Looked looked = new ResourcesView.Looked(clean(namespace), clean(region), clean(name));
        Page<Stored> page = Page.read(PAGE, size -> resources.list(account.id(), filter(looked), key(after), size));
        ResourcesView view = new ResourcesView(
                id,
                account.choice().name(),
                looked,
                services.of(account),
                account.reading().inventory().regions().stream()
                        .map(Region::value)
                        .sorted()
                        .toList(),
                page.views(this::line),
                page.isLast()
                        ? null
                        : next(id, looked, page.rows().get(PAGE - 1).key()),
                !after.isEmpty());
        return request == null ? Templates.resources(view) : Templates.resources$list(view);
    }

    private static ResourceFilter filter(ResourcesView.Looked looked) {
        return new ResourceFilter(
                given(looked.region()).filter(Region::isValid).map(Region::new),
                given(looked.namespace()),
                List.of(),
                given(looked.name()),
                Optional.empty(),
                Optional.empty());
    }

    private Line line(Stored stored) {
        return new Line(
                name(stored),
                choices.service(stored.id().namespace()),
                stored.id().region().value(),
                stored.arn(),
                Numbers.of(stored.metrics().size()),
                stored.read());
    }

    private static String name(Stored stored) {
        return Optional.ofNullable(stored.name())
                .filter(name -> !name.isBlank())
                .orElseGet(() -> stored.id().dimensions().isEmpty()
                        ? "the whole service"
                        : String.join(", ", stored.id().dimensions().values()));
    }

    private static String next(String id, ResourcesView.Looked looked, String lastKey) {
        return UriBuilder.fromPath("/console/accounts/{id}/resources")
                .queryParam("namespace", "{namespace}")
                .queryParam("region", "{region}")
                .queryParam("name", "{name}")
                .queryParam("after", "{after}")
                .build(id, looked.namespace(), looked.region(), looked.name(), PageParameters.after(lastKey))
                .toString();
    }

    /** The first page for what is no place: addresses are written by hand too. */
    private static String key(String after) {
        try {
            return PageParameters.after(after, "", Function.identity());
        } catch (InvalidRequestException e) {
            return "";
        }
    }

    /** PostgreSQL's texts have no such character. */
    private static String clean(String text) {
        return text.replace("\0", "").strip();
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }
}
