package dev.rolewatch.account.policy;

/** A value of a document that only the language of a template knows, such as {@code !Ref ExternalId}; written as it is. */
record Expression(String text) {}
