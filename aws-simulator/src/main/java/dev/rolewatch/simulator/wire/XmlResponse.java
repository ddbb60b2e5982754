package dev.rolewatch.simulator.wire;

import dev.rolewatch.simulator.wire.AwsService.ErrorShape;
import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;

/** The XML bodies of awsQuery, ec2Query and rest-xml. */
final class XmlResponse {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final boolean ec2;

    XmlResponse(boolean ec2) {
        this.ec2 = ec2;
    }

    byte[] success(AwsService service, String operation, String requestId, SdkPojo response) {
        return document(xml -> {
            xml.writeStartElement(operation + "Response");
            xml.writeDefaultNamespace(service.xmlNamespace());
            if (ec2) {
                text(xml, "requestId", requestId);
                writeStruct(xml, response);
            } else {
                xml.writeStartElement(operation + "Result");
                writeStruct(xml, response);
                xml.writeEndElement();
                xml.writeStartElement("ResponseMetadata");
                text(xml, "RequestId", requestId);
                xml.writeEndElement();
            }
            xml.writeEndElement();
        });
    }

    byte[] error(AwsService service, ErrorShape shape, String message, String requestId) {
        return document(xml -> {
            xml.writeStartElement(ec2 ? "Response" : "ErrorResponse");
            if (ec2) {
                xml.writeStartElement("Errors");
            } else {
                xml.writeDefaultNamespace(service.xmlNamespace());
            }
            xml.writeStartElement("Error");
            if (!ec2) {
                text(xml, "Type", shape.status() < 500 ? "Sender" : "Receiver");
            }
            text(xml, "Code", shape.code());
            text(xml, "Message", message);
            xml.writeEndElement();
            if (ec2) {
                xml.writeEndElement();
            }
            text(xml, ec2 ? "RequestID" : "RequestId", requestId);
            xml.writeEndElement();
        });
    }

    /** A body of rest-xml, which has the response's members at its root. */
    byte[] document(AwsService service, String root, SdkPojo response) {
        return document(xml -> {
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(service.xmlNamespace());
            writeStruct(xml, response);
            xml.writeEndElement();
        });
    }

    /** An error of rest-xml. */
    byte[] plainError(ErrorShape shape, String message, String requestId) {
        return document(xml -> {
            xml.writeStartElement("Error");
            text(xml, "Code", shape.code());
            text(xml, "Message", message);
            text(xml, "RequestId", requestId);
            xml.writeEndElement();
        });
    }

    private void writeStruct(XMLStreamWriter xml, SdkPojo value) throws XMLStreamException {
        for (SdkField<?> field : value.sdkFields()) {
            Object member = field.getValueOrDefault(value);
            if (StructCodec.isSet(member)) {
                writeValue(xml, field.unmarshallLocationName(), member, field.getTrait(ListTrait.class));
            }
        }
    }

    private void writeValue(XMLStreamWriter xml, String name, Object value, ListTrait list) throws XMLStreamException {
        if (value instanceof List<?> members) {
            String memberName = list.memberLocationName() == null ? "member" : list.memberLocationName();
            SdkField<?> member = list.memberFieldInfo();
            ListTrait inner = member.getTrait(ListTrait.class);
            xml.writeStartElement(name);
            for (Object each : members) {
                writeValue(xml, memberName, each, inner);
            }
            xml.writeEndElement();
        } else if (value instanceof SdkPojo struct) {
            xml.writeStartElement(name);
            writeStruct(xml, struct);
            xml.writeEndElement();
        } else {
            text(xml, name, value.toString());
        }
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private interface Body {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static byte[] document(Body body) {
        var out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            body.write(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("An XML response could not be written", e);
        }
        return out.toByteArray();
    }
}
