/* jingjin-cli.c: the command line */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli.h"

int
main (int argc, char **argv)
{
  return jj_cli_main (argc, argv);
}
