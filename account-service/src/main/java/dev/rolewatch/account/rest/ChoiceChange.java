package dev.rolewatch.account.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.rolewatch.account.choice.Choice;
import dev.rolewatch.account.choice.ChoiceRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Changes a choice as a merge patch says. */
@ApplicationScoped
class ChoiceChange {
    private final ObjectMapper json;
    private final ChoiceRules rules;

    ChoiceChange(ObjectMapper json, ChoiceRules rules) {
        this.json = json;
        this.rules = rules;
    }

    /**
     * @param partition of the account; empty while nobody has said which
     * @param patch null where there is no body
     * @throws InvalidRequestException if the patch is not one
     * @throws dev.rolewatch.account.choice.ImpossibleChoiceException if what becomes of it is no choice
     */
    Choice apply(Choice before, Optional<String> partition, JsonNode patch) {
        if (patch == null || !patch.isObject()) {
            throw new InvalidRequestException(
                    new FieldError("body", "it is no merge patch", AccountsResource.BODY_MISSING));
        }
        JsonNode merged = MergePatch.apply(json.valueToTree(ChangeAccount.of(before)), patch);
        try {
            return rules.in(partition)
                    .choose(json.treeToValue(merged, ChangeAccount.class).wish(), before);
        } catch (MismatchedInputException e) {
            throw new InvalidRequestException(FieldErrors.of(e));
        } catch (JsonProcessingException e) {
            throw new InvalidRequestException(FieldErrors.notJson(e));
        }
    }
}
