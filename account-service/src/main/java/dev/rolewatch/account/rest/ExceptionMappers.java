package dev.rolewatch.account.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.rolewatch.accesskeys.VaultException;
import dev.rolewatch.account.choice.ImpossibleChoiceException;
import dev.rolewatch.account.idempotency.RepeatException;
import dev.rolewatch.account.register.ConflictException;
import dev.rolewatch.account.sse.TooManyStreamsException;
import dev.rolewatch.account.storage.InUseException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every failure with a problem detail that tells the caller what to do, and nothing of what is inside. */
class ExceptionMappers {
    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);

    @ServerExceptionMapper
    Response invalid(InvalidRequestException e, UriInfo uri) {
        return ProblemDetail.invalid(uri.getPath(), e.errors()).response();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e, UriInfo uri) {
        return ProblemDetail.invalid(uri.getPath(), FieldErrors.of(e)).response();
    }

    @ServerExceptionMapper
    Response invalid(MismatchedInputException e, UriInfo uri) {
        return ProblemDetail.invalid(uri.getPath(), List.of(FieldErrors.of(e))).response();
    }

    @ServerExceptionMapper
    Response invalid(ImpossibleChoiceException e, UriInfo uri) {
        return ProblemDetail.invalid(uri.getPath(), FieldErrors.of(e)).response();
    }

    @ServerExceptionMapper
    Response unknown(AccountNotFoundException e, UriInfo uri) {
        FieldError error = new FieldError("id", e.getMessage(), "the id of an account that GET /accounts lists");
        return ProblemDetail.of(
                        "account-not-found",
                        "There is no such account",
                        404,
                        e.getMessage() + "; GET /accounts lists those that there are",
                        uri.getPath(),
                        List.of(error))
                .response();
    }

    @ServerExceptionMapper
    Response inUse(InUseException e, UriInfo uri) {
        return InUseProblems.of(e.what(), uri.getPath()).response();
    }

    @ServerExceptionMapper
    Response tooMany(TooManyStreamsException e, UriInfo uri) {
        return StreamProblems.of(e, uri.getPath());
    }

    @ServerExceptionMapper
    Response conflict(ConflictException e, UriInfo uri) {
        String kind = e.conflict().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return ProblemDetail.of(kind, e.conflict().title(), 409, e.conflict().detail(), uri.getPath())
                .response();
    }

    @ServerExceptionMapper
    Response changed(ChangedMeanwhileException e, UriInfo uri) {
        return ProblemDetail.of(
                        "changed-meanwhile", "The account was changed meanwhile", 412, e.getMessage(), uri.getPath())
                .response();
    }

    @ServerExceptionMapper
    Response repeated(RepeatException e, UriInfo uri) {
        return switch (e.why()) {
            case IN_PROGRESS ->
                ProblemDetail.of(
                                "request-in-progress",
                                "The request is still running",
                                409,
                                "The first request with this Idempotency-Key is not answered yet. Send this one again in a"
                                        + " moment: it is then answered as the first.",
                                uri.getPath())
                        .response();
            case OTHER_REQUEST ->
                ProblemDetail.of(
                                "key-of-another-request",
                                "The Idempotency-Key is that of another request",
                                422,
                                "This Idempotency-Key was sent with another request within the last 24 hours. Give each"
                                        + " request a key of its own, such as a random UUID.",
                                uri.getPath())
                        .response();
        };
    }

    @ServerExceptionMapper
    Response notConfigured(AccessKeysNotConfiguredException e, UriInfo uri) {
        return ProblemDetail.of(
                        "access-keys-not-configured",
                        "Access keys cannot be taken",
                        503,
                        "Rolewatch has nothing to encrypt access keys with. Give a role instead, which is safer; or have"
                                + " whoever runs Rolewatch set rolewatch.access-keys.keyset-file or"
                                + " rolewatch.access-keys.kms-key in account-service and credential-service.",
                        uri.getPath())
                .response();
    }

    @ServerExceptionMapper
    Response notEncrypted(VaultException e, UriInfo uri) {
        LOG.errorf("an access key could not be taken at %s: %s", uri.getPath(), e.getMessage());
        return ProblemDetail.of(
                        "access-key-not-encrypted",
                        "The access key could not be encrypted",
                        503,
                        "The access key could not be encrypted, so it was not stored. Try again later, or give a role"
                                + " instead, which is safer; if it lasts, whoever runs Rolewatch finds the cause in the log"
                                + " of account-service.",
                        uri.getPath())
                .response();
    }

    @ServerExceptionMapper
    Response noAccount(NoAccountForStackSetException e, UriInfo uri) {
        return ProblemDetail.of(
                        "no-account-for-stackset",
                        "There is no account for a StackSet",
                        409,
                        e.getMessage(),
                        uri.getPath())
                .response();
    }

    /** What the framework refuses by itself: no such path, method or content type, or a body that is not JSON. */
    @ServerExceptionMapper
    Response refused(WebApplicationException e, UriInfo uri) {
        if (e.getCause() instanceof JsonProcessingException notJson) {
            return ProblemDetail.invalid(uri.getPath(), List.of(FieldErrors.notJson(notJson)))
                    .response();
        }
        Response answer = e.getResponse();
        if (answer.getStatus() >= 500) {
            return unexpected(e, uri);
        }
        if (answer.getStatus() < 400) {
            return answer;
        }
        Response problem = HttpProblems.of(answer.getStatus(), uri.getPath()).response();
        return answer.getStatus() == 405
                ? Response.fromResponse(problem).allow(AllowedMethods.at(uri)).build()
                : problem;
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e, UriInfo uri) {
        String incident = UUID.randomUUID().toString();
        LOG.errorf(e, "incident %s: %s could not be answered", incident, uri.getPath());
        return ProblemDetail.of(
                        "internal-error",
                        "The request could not be answered",
                        500,
                        "Something went wrong inside Rolewatch. Try again later; if it lasts, tell whoever runs it, with the"
                                + " incident " + incident + ".",
                        uri.getPath())
                .response();
    }
}
