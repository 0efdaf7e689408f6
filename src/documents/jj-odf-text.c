/* jj-odf-text.c: text as the content of an OpenDocument paragraph */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-odf-text.h"

void
jj_odf_append_text (GString *out, const char *text, const char *line_end)
{
  gboolean after_space = TRUE;

  for (const char *at = text; *at; at++)
    {
      gboolean is_space = *at == ' ';

      if (*at == '\n')
        g_string_append (out, line_end);
      else if (*at == '\t')
        g_string_append (out, "<text:tab/>");
      else if (is_space && (after_space || at[1] == '\0' || at[1] == '\n'))
        g_string_append (out, "<text:s/>");
      else if (*at == '<')
        g_string_append (out, "&lt;");
      else if (*at == '>')
        g_string_append (out, "&gt;");
      else if (*at == '&')
        g_string_append (out, "&amp;");
      else if ((guchar)*at >= ' ')
        g_string_append_c (out, *at);
      after_space = is_space || *at == '\n';
    }
}
