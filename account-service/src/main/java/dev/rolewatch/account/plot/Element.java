package dev.rolewatch.account.plot;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An element of an SVG document while it is made. Whatever its texts are, they are escaped when it is written. */
final class Element {
    private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Element> children = new ArrayList<>();
    private String text = "";

    Element(String name) {
        this.name = name;
    }

    Element with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    Element with(String attribute, double value) {
        return with(attribute, number(value));
    }

    Element text(String words) {
        text = words;
        return this;
    }

    Element add(Element child) {
        children.add(child);
        return this;
    }

    /** At most two decimals, which is finer than any screen. */
    static String number(double value) {
        String fixed = String.format(Locale.ROOT, "%.2f", value);
        return fixed.replaceAll("\\.?0+$", "").replaceAll("^-0$", "0");
    }

    @Override
    public String toString() {
        StringWriter svg = new StringWriter();
        try {
            write(XML.createXMLStreamWriter(svg));
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return svg.toString();
    }

    private void write(XMLStreamWriter svg) throws XMLStreamException {
        svg.writeStartElement(name);
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            svg.writeAttribute(attribute.getKey(), valid(attribute.getValue()));
        }
        svg.writeCharacters(valid(text));
        for (Element child : children) {
            child.write(svg);
        }
        svg.writeEndElement();
    }

    /** Names that people gave may have characters that XML has no way to write. */
    private static String valid(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
