/**
 * Draws plots as SVG. The libraries for that were looked at: JFreeChart and XChart draw through AWT, with colours and fonts
 * of their own in place of the page's CSS, no names for screen readers, and a gap only as NaN; what is needed here, two kinds
 * of plots, is smaller than what it would take to undo that.
 */
package dev.rolewatch.account.plot;
