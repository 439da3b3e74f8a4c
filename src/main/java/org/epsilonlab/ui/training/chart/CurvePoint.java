package org.epsilonlab.ui.training.chart;

/**
 * One point of a curve.
 *
 * @param curveId the {@link CurveSpec#id()} it belongs to
 * @param x in epochs, fractions allowed
 * @param y in the unit of the chart: percent from 0 to 100, or a loss. A point that is not finite is skipped
 */
public record CurvePoint(String curveId, double x, double y) {}
