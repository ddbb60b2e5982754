package dev.rolewatch.account.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.rolewatch.account.choice.ImpossibleChoiceException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Finds out which field a refused body got wrong. */
public final class FieldErrors {
    private static final String BODY = "body";

    private FieldErrors() {}

    static List<FieldError> of(ConstraintViolationException e) {
        return e.getConstraintViolations().stream()
                .map(FieldErrors::of)
                .sorted(Comparator.comparing(FieldError::field))
                .toList();
    }

    static List<FieldError> of(ImpossibleChoiceException e) {
        return e.faults().stream()
                .map(fault -> new FieldError(fault.field(), fault.detail(), fault.allowed()))
                .toList();
    }

    private static FieldError of(ConstraintViolation<?> violation) {
        String detail = violation.getInvalidValue() == null ? "it is missing" : "it is not allowed";
        return new FieldError(field(violation.getPropertyPath()), detail, violation.getMessage());
    }

    /** The path without the method, and without the parameter where something inside the body is meant. */
    private static String field(Path path) {
        List<Path.Node> nodes = StreamSupport.stream(path.spliterator(), false)
                .filter(node -> node.getKind() != ElementKind.METHOD)
                .toList();
        StringBuilder field = new StringBuilder();
        for (Path.Node node : nodes.subList(nodes.size() > 1 ? 1 : 0, nodes.size())) {
            if (node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                field.append(node.getIndex() == null ? "" : "[" + node.getIndex() + "]");
            } else {
                field.append(field.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return field.toString();
    }

    public static FieldError of(MismatchedInputException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return new FieldError(field(e), "there is no such field", known);
        }
        return new FieldError(field(e), "it has another type", allowed(e.getTargetType()));
    }

    /** @param e names the place in the text; its message is not shown, for it tells of our own classes */
    static FieldError notJson(JsonProcessingException e) {
        String place = e.getLocation() == null
                ? ""
                : ", from line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + " on";
        return new FieldError(BODY, "it is not JSON" + place, "a JSON object");
    }

    private static String field(JsonMappingException e) {
        StringBuilder field = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return field.isEmpty() ? BODY : field.toString();
    }

    private static String allowed(Class<?> type) {
        if (type == String.class || type == Secret.class) {
            return "a text";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == BigDecimal.class) {
            return "a number";
        }
        return type != null && List.class.isAssignableFrom(type) ? "a list of texts" : "a JSON object";
    }
}
