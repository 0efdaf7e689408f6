/* jj-odf-text.h: text as the content of an OpenDocument paragraph */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What ends a line: a break within the paragraph, or the next paragraph. */
#define JJ_ODF_LINE "<text:line-break/>"
#define JJ_ODF_PARAGRAPH "</text:p><text:p>"

/* Tabs, and spaces that XML would swallow, as elements of their own (OpenDocument 1.3 part
 * 3, 6.1.2); what XML cannot hold is left out. "a  b\n" is "a <text:s/>b" and the end of a line. */
void jj_odf_append_text (GString *out, const char *text, const char *line_end);

G_END_DECLS
