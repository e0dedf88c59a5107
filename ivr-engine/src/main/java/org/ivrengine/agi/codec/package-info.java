/** FastAGI as text: the environment, command lines and replies. Pure: bytes and threads are somebody else's. */
@NullMarked
package org.ivrengine.agi.codec;

import org.jspecify.annotations.NullMarked;
