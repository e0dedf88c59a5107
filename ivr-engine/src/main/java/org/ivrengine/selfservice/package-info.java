/** What callers do for themselves: accounts, orders, products, applications, appointments; what these words mean. */
@NullMarked
package org.ivrengine.selfservice;

import org.jspecify.annotations.NullMarked;
