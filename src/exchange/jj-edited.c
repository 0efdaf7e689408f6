/* jj-edited.c: the plan's document, edited in another program, comes back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-edited.h"

#include "jj-kinds-plan.h"
#include "jj-language.h"
#include "jj-load.h"
#include "jj-odt-reader.h"
#include "jj-odt.h"
#include "jj-plan-document.h"
#include "jj-sequence.h"

#include <string.h>

/* Sentences about figures that are shown; the rest is counted. */
#define MAX_SENTENCES 50u
#define SHORT_LETTERS 40

static void
field_free (gpointer data)
{
  JjEditedField *field = data;

  g_free (field->title);
  g_free (field->before);
  g_free (field->after);
  g_ptr_array_unref (field->lost);
  g_free (field);
}

void
jj_edited_free (JjEdited *self)
{
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->notices);
  g_free (self);
}

/* The document as the plan would write it now, read again. */
static JjOdtText *
read_own (JjPlan *plan, GCancellable *cancellable, GError **error)
{
  const JjPlanDocumentInput input = { .plan = plan };
  g_autoptr (JjDocument) document = jj_plan_document_work_out (&input, cancellable);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;

  if (!document)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  if (!jj_odt_write (document, plan, out, cancellable, error)
      || !g_output_stream_close (out, cancellable, error))
    return NULL;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
  return jj_odt_read (bytes, error);
}

/* The source of each block, with the blank lines before it. */
typedef struct
{
  GPtrArray *sources; /* char * */
  char *rest;         /* blank lines at the end */
} Source;

static gboolean
is_blank (const JjProseBlock *block)
{
  return (block->type == JJ_PROSE_PARAGRAPH || block->type == JJ_PROSE_HEADING)
         && block->runs->len == 0;
}

static void
read_source (Source *self, const char *text)
{
  g_autoptr (JjProse) prose = jj_prose_parse (text);
  GString *blanks = g_string_new (NULL);

  self->sources = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < prose->blocks->len; i++)
    {
      JjProseBlock *block = prose->blocks->pdata[i];
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      const JjProse single = { one };
      g_autofree char *written = NULL;

      g_ptr_array_add (one, block);
      written = jj_prose_write (&single);
      if (is_blank (block))
        {
          g_string_append_printf (blanks, "%s\n", written);
          continue;
        }
      g_ptr_array_add (self->sources, g_strconcat (blanks->str, written, NULL));
      g_string_truncate (blanks, 0);
    }
  self->rest = g_string_free (blanks, FALSE);
}

static gboolean
is_same (gconstpointer a, gconstpointer b)
{
  const JjOdtBlock *x = a, *y = b;

  return x->heading == y->heading && g_str_equal (x->text, y->text);
}

/* A block of the file as prose. level: of the heading above the section; ## is one below it. */
static char *
to_source (const JjOdtBlock *block, guint level)
{
  int depth = (int)block->heading - (int)level + 1;

  if (block->heading == 0)
    return g_strdup (block->text);
  return g_strdup_printf ("%.*s %s", CLAMP (depth, 2, 4), "####", block->text);
}

/* Blocks that are the same keep their source. */
static char *
merge (const Source *source, const JjOdtSection *own, const JjOdtSection *theirs)
{
  g_autofree int *match = jj_sequence_match (own->blocks, theirs->blocks, is_same);
  gboolean is_known = source->sources->len == own->blocks->len;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < theirs->blocks->len; i++)
    {
      g_autofree char *made = match[i] >= 0 && is_known
                                  ? g_strdup (source->sources->pdata[match[i]])
                                  : to_source (theirs->blocks->pdata[i], own->level);

      g_string_append_printf (text, "%s%s", i ? "\n" : "", made);
    }
  if (*source->rest && text->len > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_len (text, source->rest, (gssize)strlen (source->rest) - 1);
    }
  return g_string_free (text, FALSE);
}

static gboolean
sections_equal (const JjOdtSection *a, const JjOdtSection *b)
{
  for (guint i = 0; i < MIN (a->blocks->len, b->blocks->len); i++)
    if (!is_same (a->blocks->pdata[i], b->blocks->pdata[i]))
      return FALSE;
  return a->blocks->len == b->blocks->len;
}

static void
count_live (GHashTable *counts, const GPtrArray *runs)
{
  for (guint i = 0; runs && i < runs->len; i++)
    {
      const JjProseRun *run = runs->pdata[i];
      g_autofree char *name
          = run->live ? g_strdup_printf ("%s:%s", jj_live_get_id (run->live), run->text) : NULL;
      guint n = name ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, name)) : 0;

      if (name)
        g_hash_table_insert (counts, g_steal_pointer (&name), GUINT_TO_POINTER (n + 1));
    }
}

/* How often each live field stands in a text. (transfer full) */
static GHashTable *
list_live (const char *text)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (JjProse) prose = jj_prose_parse (text);

  for (guint i = 0; i < prose->blocks->len; i++)
    {
      const JjProseBlock *block = prose->blocks->pdata[i];

      count_live (counts, block->runs);
      for (guint c = 0; block->cells && c < block->cells->len; c++)
        count_live (counts, block->cells->pdata[c]);
    }
  return counts;
}

static void
find_lost (JjEditedField *field)
{
  g_autoptr (GHashTable) before = list_live (field->before), after = list_live (field->after);
  GHashTableIter iter;
  gpointer name, n;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &name, &n))
    if (GPOINTER_TO_UINT (g_hash_table_lookup (after, name)) < GPOINTER_TO_UINT (n))
      g_ptr_array_add (field->lost, g_strdup (name));
}

static char *
make_title (const JjElement *element, int field)
{
  const JjField *table = &jj_element_get_kind (element)->fields[field];

  if (jj_element_get_kind_id (element) == JJ_KIND_CHAPTER && field == JJ_CHAPTER_BODY)
    return g_strdup (jj_element_get_title (element));
  return g_strdup_printf ("%s · %s", jj_element_get_title (element), jj_label (table->label));
}

static void
compare_section (JjEdited *self, JjPlan *plan, const JjOdtSection *own, const JjOdtSection *theirs)
{
  JjEditedField *found;
  const JjElement *element;
  Source source;
  JjId id;
  int field;

  if (!jj_odt_parse_field_name (plan, own->name, &id, &field))
    return;
  if (sections_equal (own, theirs))
    {
      self->n_same++;
      return;
    }
  element = jj_plan_find (plan, id);
  found = g_new0 (JjEditedField, 1);
  found->element = id;
  found->kind = jj_element_get_kind_id (element);
  found->field = field;
  found->title = make_title (element, field);
  found->before = g_strdup (jj_element_get_text (element, (guint)field));
  found->lost = g_ptr_array_new_with_free_func (g_free);
  read_source (&source, found->before);
  found->after = merge (&source, own, theirs);
  g_ptr_array_unref (source.sources);
  g_free (source.rest);
  find_lost (found);
  if (g_strcmp0 (found->before, found->after) != 0)
    g_ptr_array_add (self->fields, found);
  else
    field_free (found);
}

/* text: taken */
static void
tell (GPtrArray *sentences, char *text)
{
  if (sentences->len < MAX_SENTENCES)
    g_ptr_array_add (sentences, text);
  else
    g_free (text);
}

/* "figure:total" without #2. */
static void
compare_values (JjEdited *self, const JjOdtText *own, const JjOdtText *theirs)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (own->values), (GCompareFunc)strcmp);

  for (GList *l = names; l; l = l->next)
    {
      const char *was = g_hash_table_lookup (own->values, l->data);
      const char *is = g_hash_table_lookup (theirs->values, l->data);

      if (is && !g_str_equal (is, was))
        tell (self->figures,
              g_strdup_printf (_ ("%s is “%s” in the file; the plan says “%s”. It was not taken."),
                               (const char *)l->data, is, was));
    }
}

static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= SHORT_LETTERS)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, SHORT_LETTERS);
  return g_strconcat (start, "…", NULL);
}

static gboolean
is_same_text (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b) == 0;
}

/* What the plan made, tables above all: where the file has something else in its place. */
static void
compare_others (JjEdited *self, const JjOdtText *own, const JjOdtText *theirs)
{
  g_autofree int *match = jj_sequence_match (own->others, theirs->others, is_same_text);
  guint at = 0;

  for (guint i = 0; i < theirs->others->len; i++)
    {
      g_autofree char *is = shorten (theirs->others->pdata[i]), *was = NULL;

      if (match[i] >= 0)
        {
          at = (guint)match[i] + 1;
          continue;
        }
      was = at < own->others->len ? shorten (own->others->pdata[at]) : g_strdup ("");
      at++;
      tell (self->figures, g_strdup_printf (_ ("The file says “%s” where the plan says “%s”. It "
                                               "was not taken."),
                                            is, was));
    }
}

static void
compare (JjEdited *self, JjPlan *plan, const JjOdtText *own, const JjOdtText *theirs)
{
  for (guint i = 0; i < own->sections->len; i++)
    {
      const JjOdtSection *section = own->sections->pdata[i];
      const JjOdtSection *other = jj_odt_text_find (theirs, section->name);
      JjId id;
      int field;

      if (other)
        compare_section (self, plan, section, other);
      else if (jj_odt_parse_field_name (plan, section->name, &id, &field))
        tell (self->notices,
              g_strdup_printf (_ ("“%s” is not in the file any more; it stays as it is."),
                               jj_element_get_title (jj_plan_find (plan, id))));
    }
  compare_values (self, own, theirs);
  compare_others (self, own, theirs);
  if (theirs->n_pictures > own->n_pictures)
    tell (self->notices, g_strdup (_ ("Pictures put into the text cannot be taken: the plan shows "
                                      "charts and sheets.")));
  if (theirs->n_notes > 0)
    tell (self->notices, g_strdup (_ ("Footnotes and comments in the text are left out.")));
}

/* At least one of its fields is this plan's. */
static gboolean
is_of_plan (JjPlan *plan, const JjOdtText *text)
{
  JjId id;
  int field;

  for (guint i = 0; i < text->sections->len; i++)
    if (jj_odt_parse_field_name (plan, ((JjOdtSection *)text->sections->pdata[i])->name, &id,
                                 &field))
      return TRUE;
  return FALSE;
}

JjEdited *
jj_edited_read (JjPlan *plan, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = jj_load_file (path, JJ_ODT_MAX_SIZE, error);
  g_autoptr (JjOdtText) theirs = bytes ? jj_odt_read (bytes, error) : NULL;
  g_autoptr (JjOdtText) own = NULL;
  JjEdited *self;

  if (!theirs)
    return NULL;
  if (!is_of_plan (plan, theirs))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("“%s” is no document of this plan, or its chapters cannot be told any more: "
                      "edit the .odt that this plan wrote."),
                   path);
      return NULL;
    }
  own = read_own (plan, cancellable, error);
  if (!own)
    return NULL;
  self = g_new0 (JjEdited, 1);
  self->fields = g_ptr_array_new_with_free_func (field_free);
  self->figures = g_ptr_array_new_with_free_func (g_free);
  self->notices = g_ptr_array_new_with_free_func (g_free);
  compare (self, plan, own, theirs);
  return self;
}

JjEdit *
jj_edited_accept (const JjEdited *self, const gboolean *accepted)
{
  JjEdit *edit = jj_edit_new (_ ("Take back the document"));

  for (guint i = 0; i < self->fields->len; i++)
    {
      const JjEditedField *field = self->fields->pdata[i];

      if (accepted[i])
        jj_edit_set_text (edit, field->kind, field->element, (guint)field->field,
                          *field->after ? field->after : NULL);
    }
  return edit;
}
