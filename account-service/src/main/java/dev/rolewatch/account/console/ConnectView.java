package dev.rolewatch.account.console;

/** The wizard's first step, with what was typed before if that was not possible. */
record ConnectView(String awsAccount, ChoiceView choice) {}
