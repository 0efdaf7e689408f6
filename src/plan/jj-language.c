/* jj-language.c: texts in the user's language, or in that of plans */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-language.h"

#include "jj-labels.h"

/* How often this thread has entered the language of plans. */
static GPrivate depth = G_PRIVATE_INIT (NULL);

static guint
get_depth (void)
{
  return GPOINTER_TO_UINT (g_private_get (&depth));
}

void
jj_language_enter_plan (void)
{
  g_private_set (&depth, GUINT_TO_POINTER (get_depth () + 1));
}

void
jj_language_leave_plan (void)
{
  g_return_if_fail (get_depth () > 0);

  g_private_set (&depth, GUINT_TO_POINTER (get_depth () - 1));
}

gboolean
jj_language_is_chinese (void)
{
  return get_depth () > 0 || g_str_has_prefix (g_get_language_names ()[0], "zh");
}

const char *
jj_translate (const char *text)
{
  return get_depth () > 0 ? jj_label_zh (text) : g_dgettext (GETTEXT_PACKAGE, text);
}

/* 繁體中文 has no plural: its one form stands under the singular. */
const char *
jj_translate_plural (const char *one, const char *many, gulong n)
{
  return get_depth () > 0 ? jj_label_zh (one) : g_dngettext (GETTEXT_PACKAGE, one, many, n);
}

const char *
jj_translate_in_context (const char *context_and_text, gsize offset)
{
  const char *found;

  if (get_depth () == 0)
    return g_dpgettext (GETTEXT_PACKAGE, context_and_text, offset);
  found = jj_label_zh (context_and_text);
  return found == context_and_text ? context_and_text + offset : found;
}
