/* jj-odt-styles.c: what styles of a stranger's .odt mean for prose */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-odt-styles.h"

#include <string.h>

#define MAX_STYLES 20000u
#define MAX_PARENTS 16u

typedef struct
{
  char *parent;
  JjProseStyle style;
  JjTextAlign align;
  gboolean has_align, is_automatic;
  guint numbered; /* lists: a bit a depth */
} Style;

struct _JjOdtStyles
{
  GHashTable *styles, *lists;
  Style *now; /* the one that is being defined */
  guint n_automatic;
};

static void
style_free (gpointer data)
{
  g_free (((Style *)data)->parent);
  g_free (data);
}

JjOdtStyles *
jj_odt_styles_new (void)
{
  JjOdtStyles *self = g_new0 (JjOdtStyles, 1);

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  return self;
}

void
jj_odt_styles_free (JjOdtStyles *self)
{
  g_hash_table_unref (self->styles);
  g_hash_table_unref (self->lists);
  g_free (self);
}

static void
begin (JjOdtStyles *self, JjXml *xml, GHashTable *table)
{
  const char *name = jj_xml_get (xml, NULL, "name");

  self->now = NULL;
  if (!name || g_hash_table_size (table) >= MAX_STYLES)
    return;
  self->now = g_new0 (Style, 1);
  self->now->parent = g_strdup (jj_xml_get (xml, NULL, "parent-style-name"));
  self->now->is_automatic = self->n_automatic > 0;
  g_hash_table_replace (table, g_strdup (name), self->now);
}

static void
read_text (Style *style, JjXml *xml)
{
  const char *weight = jj_xml_get (xml, NULL, "font-weight");
  const char *weight_asian = jj_xml_get (xml, NULL, "font-weight-asian");
  const char *slant = jj_xml_get (xml, NULL, "font-style");
  const char *slant_asian = jj_xml_get (xml, NULL, "font-style-asian");

  if (g_strcmp0 (weight, "bold") == 0 || g_strcmp0 (weight_asian, "bold") == 0)
    style->style |= JJ_PROSE_STRONG;
  if (g_strcmp0 (slant, "italic") == 0 || g_strcmp0 (slant_asian, "italic") == 0)
    style->style |= JJ_PROSE_EMPHASIS;
}

static void
read_align (Style *style, const char *align)
{
  style->has_align = align != NULL;
  if (g_strcmp0 (align, "end") == 0 || g_strcmp0 (align, "right") == 0)
    style->align = JJ_TEXT_RIGHT;
  else if (g_strcmp0 (align, "center") == 0)
    style->align = JJ_TEXT_CENTRE;
}

static void
read_level (Style *style, JjXml *xml)
{
  const char *level = jj_xml_get (xml, NULL, "level");
  const char *format = jj_xml_get (xml, NULL, "num-format");
  gint64 depth = level ? g_ascii_strtoll (level, NULL, 10) : 0;

  if (depth >= 1 && depth <= 10 && format && *format)
    style->numbered |= 1u << depth;
}

void
jj_odt_styles_start (JjOdtStyles *self, JjXml *xml, const char *name)
{
  if (strcmp (name, "automatic-styles") == 0)
    self->n_automatic++;
  else if (strcmp (name, "style") == 0)
    begin (self, xml, self->styles);
  else if (strcmp (name, "list-style") == 0)
    begin (self, xml, self->lists);
  else if (self->now && strcmp (name, "text-properties") == 0)
    read_text (self->now, xml);
  else if (self->now && strcmp (name, "paragraph-properties") == 0)
    read_align (self->now, jj_xml_get (xml, NULL, "text-align"));
  else if (self->now && strcmp (name, "list-level-style-number") == 0)
    read_level (self->now, xml);
}

void
jj_odt_styles_end (JjOdtStyles *self, const char *name)
{
  if (strcmp (name, "automatic-styles") == 0)
    self->n_automatic--;
  else if (strcmp (name, "style") == 0 || strcmp (name, "list-style") == 0)
    self->now = NULL;
}

JjProseStyle
jj_odt_styles_get (const JjOdtStyles *self, const char *style, gboolean automatic)
{
  JjProseStyle all = 0;

  for (guint i = 0; style && i < MAX_PARENTS; i++)
    {
      const Style *found = g_hash_table_lookup (self->styles, style);

      if (!found || (automatic && !found->is_automatic))
        break;
      all |= found->style;
      style = found->parent;
    }
  return all;
}

JjTextAlign
jj_odt_styles_get_align (const JjOdtStyles *self, const char *style)
{
  for (guint i = 0; style && i < MAX_PARENTS; i++)
    {
      const Style *found = g_hash_table_lookup (self->styles, style);

      if (!found || found->has_align)
        return found ? found->align : JJ_TEXT_LEFT;
      style = found->parent;
    }
  return JJ_TEXT_LEFT;
}

gboolean
jj_odt_styles_is_numbered (const JjOdtStyles *self, const char *list_style, guint depth)
{
  const Style *found = list_style ? g_hash_table_lookup (self->lists, list_style) : NULL;

  return found && (found->numbered & 1u << MIN (depth, 10)) != 0;
}
