package org.ivrengine.flow.expr;

/**
 * What is wrong with an expression.
 *
 * @param column counted from 0 within the expression's line
 * @param line counted from 0
 */
public record Problem(int line, int column, String message) {}
