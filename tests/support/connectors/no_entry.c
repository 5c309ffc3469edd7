/* SPDX-License-Identifier: Apache-2.0 */
/* A library that is no connector. Loading it would end the process: nothing of it may run. */
#include <stdlib.h>

__attribute__((constructor)) static void must_not_run(void) {
  abort();
}
int something_else;
