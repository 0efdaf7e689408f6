/* jj-labels.h: labels of kinds and fields in 繁體中文, whatever the locale */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A table's label in 繁體中文; the label itself where po/zh_TW.po has none. Files that counties
 * send have Chinese headings and values, also where the program speaks English. The table behind
 * it is made from po/zh_TW.po when the program is built. */
const char *jj_label_zh (const char *untranslated);

G_END_DECLS
