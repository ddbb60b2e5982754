package dev.rolewatch.simulator.iam;

import java.util.List;

/** What policies are attached to, and what sessions are opened for. */
public sealed interface Principal permits Role, IamUser {

    Account account();

    String name();

    String arn();

    /** The unique id. */
    String id();

    List<Policy> permissions();

    /** The ARN of a session that is opened for this principal under that name. */
    String sessionArn(String sessionName);

    /** The unique id of such a session. */
    String sessionId(String sessionName);
}
