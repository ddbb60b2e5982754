package dev.rolewatch.benchmarks.collect;

import dev.rolewatch.awsaccess.sealing.SealContext;
import dev.rolewatch.awsaccess.sealing.Session;
import dev.rolewatch.awsaccess.sealing.SessionSealer;
import dev.rolewatch.benchmarks.Answerer;
import dev.rolewatch.contracts.account.AccountId;
import dev.rolewatch.contracts.credential.CredentialReply;
import dev.rolewatch.contracts.credential.CredentialRequest;
import dev.rolewatch.contracts.json.Json;
import dev.rolewatch.contracts.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Gives collectors sessions, as credential-service does. */
final class Credentials implements Answerer {
    private final RoleSessions sessions;
    private final Producer<String, byte[]> producer;
    private final Map<AccountId, Integer> numbers = new HashMap<>();

    Credentials(World world, RoleSessions sessions, Producer<String, byte[]> producer) {
        this.sessions = sessions;
        this.producer = producer;
        for (int number = 0; number < world.accounts(); number++) {
            numbers.put(world.accountId(number), number);
        }
    }

    @Override
    public void answer(Iterable<ConsumerRecord<String, byte[]>> requests) {
        requests.forEach(request -> answer(Json.read(request.value(), CredentialRequest.class)));
    }

    private void answer(CredentialRequest request) {
        Session session = sessions.open(numbers.get(request.account()));
        byte[] sealed = SessionSealer.seal(
                session,
                request.publicKey(),
                new SealContext(request.account(), request.requestId(), session.expiresAt()));
        CredentialReply reply =
                new CredentialReply.Granted(request.requestId(), request.account(), sealed, session.expiresAt());
        producer.send(new ProducerRecord<>(
                Topics.CREDENTIAL_REPLIES, request.account().toString(), Json.write(reply)));
    }
}
