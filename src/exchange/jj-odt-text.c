/* jj-odt-text.c: what was read from an .odt */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-odt-reader.h"

#include <string.h>

static void
block_free (gpointer data)
{
  g_free (((JjOdtBlock *)data)->text);
  g_free (data);
}

static void
section_free (gpointer data)
{
  JjOdtSection *section = data;

  g_free (section->name);
  g_ptr_array_unref (section->blocks);
  g_free (section);
}

JjOdtText *
jj_odt_text_new (void)
{
  JjOdtText *text = g_new0 (JjOdtText, 1);

  text->sections = g_ptr_array_new_with_free_func (section_free);
  text->others = g_ptr_array_new_with_free_func (g_free);
  text->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return text;
}

void
jj_odt_text_free (JjOdtText *self)
{
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->others);
  g_hash_table_unref (self->values);
  g_free (self);
}

void
jj_odt_section_add (JjOdtSection *self, char *text, guint heading)
{
  JjOdtBlock *block = g_new (JjOdtBlock, 1);

  block->text = text;
  block->heading = heading;
  g_ptr_array_add (self->blocks, block);
}

JjOdtSection *
jj_odt_text_find (const JjOdtText *self, const char *name)
{
  for (guint i = 0; i < self->sections->len; i++)
    {
      JjOdtSection *section = self->sections->pdata[i];

      if (g_str_equal (section->name, name))
        return section;
    }
  return NULL;
}

JjOdtSection *
jj_odt_text_get_section (JjOdtText *self, const char *name, guint level)
{
  g_autofree char *plain = g_strndup (name, strcspn (name, "#"));
  JjOdtSection *section = jj_odt_text_find (self, plain);

  if (section)
    return section;
  section = g_new (JjOdtSection, 1);
  section->name = g_steal_pointer (&plain);
  section->level = level;
  section->blocks = g_ptr_array_new_with_free_func (block_free);
  g_ptr_array_add (self->sections, section);
  return section;
}
