package dev.rolewatch.credential.trust;

/** What is to be done for an account now. */
enum Task {
    NOTHING,
    /** What was learnt last has not reached the account's people. */
    TELL,
    PROVE,
    /** Find out whether the role takes its next external ID. */
    ROTATE
}
