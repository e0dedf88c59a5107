/**
 * Finding, preparing, configuring and running an Asterisk.
 *
 * <p>{@link org.ivrengine.app.asterisk.AsteriskInstallation} is a program that can be run;
 * {@link org.ivrengine.app.asterisk.AsteriskInstance} is one that runs, in a folder and on ports of its own.
 */
@NullMarked
package org.ivrengine.app.asterisk;

import org.jspecify.annotations.NullMarked;
