/* jj-language.h: texts in the language that holds at the moment */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan-language.h"

G_BEGIN_DECLS

/* Rooms whose texts can stand in a file for others include this and not <glib/gi18n-lib.h>: the
 * same marks, but in the language of plans where that was entered. */
const char *jj_translate (const char *text) G_GNUC_FORMAT (1);
const char *jj_translate_plural (const char *one, const char *many, gulong n) G_GNUC_FORMAT (1)
    G_GNUC_FORMAT (2);
/* context_and_text: with '\004' between them, as C_ puts it; offset: where the text begins. */
const char *jj_translate_in_context (const char *context_and_text, gsize offset) G_GNUC_FORMAT (1);

#undef ngettext
#define _(text) jj_translate (text)
#define N_(text) (text)
#define C_(context, text) jj_translate_in_context (context "\004" text, sizeof (context))
#define ngettext(one, many, n) jj_translate_plural (one, many, n)

G_END_DECLS
