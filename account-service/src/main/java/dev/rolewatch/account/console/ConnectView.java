package dev.rolewatch.account.console;

import java.util.List;

/**
 * The wizard's first step, with what was typed before if that was not possible.
 *
 * @param tenants whose account it may be
 */
record ConnectView(String awsAccount, List<ChoiceView.Offered> tenants, ChoiceView choice) {}
