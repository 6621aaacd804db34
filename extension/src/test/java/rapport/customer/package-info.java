/** What the page shows of the customer, read where help desks put it. */
@NullMarked
package rapport.customer;

import org.jspecify.annotations.NullMarked;
