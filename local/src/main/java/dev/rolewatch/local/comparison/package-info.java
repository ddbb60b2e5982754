/** Whether what is on the {@code metrics} topic is what AWS holds: plain values, no I/O. */
package dev.rolewatch.local.comparison;
