package dev.rolewatch.account.console;

import dev.rolewatch.account.console.Choices.Option;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The fields of a choice, with what is chosen and what is wrong with it.
 *
 * @param errors by the name of the field
 */
record ChoiceView(ChoiceForm form, Choices choices, Map<String, String> errors) {
    /** Something that may be chosen, and whether it is. */
    record Offered(String value, String label, boolean chosen) {}

    public List<Offered> services() {
        return offered(choices.services(), form.namespaces());
    }

    public List<Offered> regions() {
        return offered(choices.regions(), form.regions());
    }

    public List<Offered> intervals() {
        return offered(choices.intervals(), List.of(form.interval()));
    }

    /** Null if nothing is wrong with that field. */
    public String error(String field) {
        return errors.get(field);
    }

    public boolean isWrong() {
        return !errors.isEmpty();
    }

    /** What is chosen is among it even where the list does not have it: the API takes more, and saving must not change it. */
    private static List<Offered> offered(List<Option> options, List<String> chosen) {
        List<String> listed = options.stream().map(Option::value).toList();
        Stream<Option> others =
                chosen.stream().filter(value -> !listed.contains(value)).map(value -> new Option(value, value));
        return Stream.concat(options.stream(), others)
                .map(option -> new Offered(option.value(), option.label(), chosen.contains(option.value())))
                .toList();
    }
}
