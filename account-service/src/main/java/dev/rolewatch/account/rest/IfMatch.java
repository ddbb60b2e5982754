package dev.rolewatch.account.rest;

import dev.rolewatch.account.register.RegisteredAccount;
import java.util.Optional;

/**
 * What an account must still be for a change to happen. The entity tag of an account has its revision before the dot and a
 * digest of everything shown behind it. Only the revision is compared: a change must not fail because news came in
 * meanwhile, such as the time of the last read, and it must fail if somebody else changed the account.
 */
final class IfMatch {
    static final String HEADER = "If-Match";
    static final String DESCRIPTION =
            "The change happens only if nobody has changed the account meanwhile: what the header"
                    + " ETag of an earlier answer had, or its revision in quotes.";

    private final Optional<EntityTags> expected;

    private IfMatch(Optional<EntityTags> expected) {
        this.expected = expected;
    }

    /**
     * @param header null where there is none, which every account matches
     * @throws InvalidRequestException if it has another form
     */
    static IfMatch read(String header) {
        return new IfMatch(Optional.ofNullable(header).map(text -> EntityTags.read(HEADER, text)));
    }

    /**
     * The same account.
     *
     * @throws ChangedMeanwhileException if it is not what was expected
     */
    RegisteredAccount require(RegisteredAccount account) {
        String revision = Long.toString(account.revision());
        boolean matches = expected.map(tags ->
                        tags.match(tag -> !tag.isWeak() && revision(tag.text()).equals(revision)))
                .orElse(true);
        if (!matches) {
            throw new ChangedMeanwhileException(account.revision());
        }
        return account;
    }

    private static String revision(String tag) {
        int dot = tag.indexOf('.');
        return dot < 0 ? tag : tag.substring(0, dot);
    }
}
