package dev.rolewatch.account.policy;

/** A text of a document, and a comment on it for languages that have comments. */
record Noted(String text, String note) {}
