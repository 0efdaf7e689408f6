/* jj-redact.c: a plan without what is personal */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-redact.h"

#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-language.h"

#include <string.h>

#define OMITTED "〔略〕"

/* Names by their first two letters; one letter alone is no name. */
struct _JjNames
{
  GHashTable *by_start; /* two letters → GPtrArray of Name, longest first */
};

typedef struct
{
  char *name, *code;
} Name;

typedef struct
{
  JjPlan *plan;
  JjRedaction how;
  JjEdit *edit;
  JjNames *names;
  GHashTable *authors;  /* author → number */
  GRegex *traces;       /* of telephones and the like */
  GHashTable *chapters; /* titles of elements whose prose names persons */
  guint n_personal, n_private, n_names, n_authors, n_traces;
} Redact;

static void
name_free (gpointer data)
{
  Name *name = data;

  g_free (name->name);
  g_free (name->code);
  g_free (name);
}

static char *
start_of (const char *text)
{
  const char *second = *text ? g_utf8_next_char (text) : text;

  return *second ? g_strndup (text, (gsize)(g_utf8_next_char (second) - text)) : NULL;
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  gsize x = strlen ((*(Name *const *)a)->name), y = strlen ((*(Name *const *)b)->name);

  return (x < y) - (x > y);
}

static void
add_name (JjNames *self, const JjElement *person)
{
  const char *name = jj_element_get_name (person), *code = jj_element_get_code (person);
  char *start = name ? start_of (name) : NULL;
  GPtrArray *list = start ? g_hash_table_lookup (self->by_start, start) : NULL;
  Name *entry;

  if (!start)
    return;
  if (!list)
    {
      list = g_ptr_array_new_with_free_func (name_free);
      g_hash_table_insert (self->by_start, g_strdup (start), list);
    }
  g_free (start);
  entry = g_new (Name, 1);
  entry->name = g_strdup (name);
  entry->code = g_strdup (code ? code : OMITTED);
  g_ptr_array_add (list, entry);
}

JjNames *
jj_names_new (JjPlan *plan)
{
  JjNames *self = g_new0 (JjNames, 1);
  GHashTableIter iter;
  gpointer list;

  self->by_start
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_PERSON); i++)
    add_name (self, jj_plan_get_nth (plan, JJ_KIND_PERSON, i));
  g_hash_table_iter_init (&iter, self->by_start);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    g_ptr_array_sort (list, compare_lengths);
  return self;
}

void
jj_names_free (JjNames *self)
{
  g_hash_table_unref (self->by_start);
  g_free (self);
}

static const Name *
find_name (const JjNames *self, const char *text)
{
  g_autofree char *start = start_of (text);
  GPtrArray *list = start ? g_hash_table_lookup (self->by_start, start) : NULL;

  for (guint i = 0; list && i < list->len; i++)
    {
      const Name *name = list->pdata[i];

      if (g_str_has_prefix (text, name->name))
        return name;
    }
  return NULL;
}

char *
jj_names_replace (const JjNames *self, const char *text, guint *n)
{
  GString *out = g_string_new (NULL);
  guint count = 0;

  while (*text)
    {
      const Name *name = find_name (self, text);
      const char *next = name ? text + strlen (name->name) : g_utf8_next_char (text);

      if (name)
        g_string_append (out, name->code);
      else
        g_string_append_len (out, text, next - text);
      count += name != NULL;
      text = next;
    }
  if (n)
    *n = count;
  return g_string_free (out, FALSE);
}

static gboolean
is_free_text (const JjField *field)
{
  return field->type == JJ_TYPE_TEXT || field->type == JJ_TYPE_PROSE
         || (field->type == JJ_TYPE_LIST && !field->choices);
}

static gboolean
is_private (const JjElement *element)
{
  return !(jj_element_get_kind (element)->flags & JJ_KIND_LINK)
         && jj_element_get_bool (element, JJ_PRIVATE);
}

static void
set_empty (Redact *self, const JjElement *element, guint field)
{
  const JjKind *kind = jj_element_get_kind (element);

  jj_edit_set (self->edit, jj_kind_index (kind), jj_element_get_id (element), field,
               jj_value_empty (kind->fields[field].type));
}

static gboolean
is_author (const JjElement *element, guint field)
{
  JjKindId kind = jj_element_get_kind_id (element);

  return (kind == JJ_KIND_PLAN && field == JJ_PLAN_AUTHOR)
         || (kind == JJ_KIND_WAIVER && field == JJ_WAIVER_AUTHOR)
         || (kind == JJ_KIND_OVERRIDE && field == JJ_OVERRIDE_AUTHOR)
         || (kind == JJ_KIND_COMMENT && field == JJ_COMMENT_AUTHOR)
         || (kind == JJ_KIND_MILESTONE && field == JJ_MILESTONE_RESPONSIBLE);
}

/* The same author is the same number. (transfer full) */
static char *
number_author (Redact *self, const char *author)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->authors, author));

  if (number == 0)
    {
      number = g_hash_table_size (self->authors) + 1;
      g_hash_table_insert (self->authors, g_strdup (author), GUINT_TO_POINTER (number));
    }
  return g_strdup_printf (_ ("author %u"), number);
}

static gboolean
count_match (const GMatchInfo *match, GString *out, gpointer data)
{
  *(guint *)data += 1;
  g_string_append (out, OMITTED);
  return FALSE;
}

static void
anonymise_text (Redact *self, const JjElement *element, guint field)
{
  const char *text = jj_element_get_text (element, field);
  guint n_names, n_traces = 0;
  g_autofree char *named = NULL, *clean = NULL;

  if (is_author (element, field))
    {
      clean = number_author (self, text);
      self->n_authors++;
    }
  else
    {
      named = jj_names_replace (self->names, text, &n_names);
      clean = g_regex_replace_eval (self->traces, named, -1, 0, 0, count_match, &n_traces, NULL);
      self->n_names += n_names;
      self->n_traces += n_traces;
    }
  if (!g_str_equal (clean, text))
    jj_edit_set_text (self->edit, jj_element_get_kind_id (element), jj_element_get_id (element),
                      field, clean);
}

/* Says where prose that stays names persons. */
static void
notice_names (Redact *self, const JjElement *element, guint field)
{
  guint n;
  g_autofree char *text = jj_names_replace (self->names, jj_element_get_text (element, field), &n);

  if (n > 0)
    g_hash_table_add (self->chapters, g_strdup (jj_element_get_title (element)));
}

static void
redact_field (Redact *self, const JjElement *element, guint field, gboolean hidden)
{
  const JjField *table = &jj_element_get_kind (element)->fields[field];
  gboolean is_link = jj_element_get_kind (element)->flags & JJ_KIND_LINK;

  if (jj_element_is_empty (element, field) || (!is_link && field == JJ_CODE))
    return;
  if (table->flags & JJ_FIELD_PERSONAL)
    {
      set_empty (self, element, field);
      self->n_personal++;
    }
  else if (hidden && is_free_text (table) && !(table->flags & JJ_FIELD_REQUIRED))
    {
      set_empty (self, element, field);
      self->n_private++;
    }
  else if (is_free_text (table) && self->how == JJ_REDACT_ANONYMOUS)
    anonymise_text (self, element, field);
  else if (table->type == JJ_TYPE_PROSE)
    notice_names (self, element, field);
}

static void
redact_all (Redact *self)
{
  for (guint kind = 0; kind < JJ_N_KINDS; kind++)
    for (guint i = 0; i < jj_plan_get_count (self->plan, kind); i++)
      {
        const JjElement *element = jj_plan_get_nth (self->plan, kind, i);
        gboolean hidden = is_private (element);

        for (guint field = 0; field < jj_kind_get (kind)->n_fields; field++)
          redact_field (self, element, field, hidden);
      }
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* sentence: (transfer full) */
static void
add_note (GPtrArray *notes, guint n, char *sentence)
{
  if (notes && n > 0)
    g_ptr_array_add (notes, sentence);
  else
    g_free (sentence);
}

static void
tell (Redact *self, GPtrArray *notes)
{
  g_autofree char **titles = (char **)g_hash_table_get_keys_as_array (self->chapters, NULL);
  g_autofree char *joined = NULL;
  guint n = g_hash_table_size (self->chapters);

  add_note (notes, self->n_personal,
            g_strdup_printf (ngettext ("%u personal entry is left out: names of persons, years of "
                                       "teaching, certificate numbers.",
                                       "%u personal entries are left out: names of persons, years "
                                       "of teaching, certificate numbers.",
                                       self->n_personal),
                             self->n_personal));
  add_note (notes, self->n_private,
            g_strdup_printf (ngettext ("%u text of an element marked private is left out.",
                                       "%u texts of elements marked private are left out.",
                                       self->n_private),
                             self->n_private));
  add_note (notes, self->n_names,
            g_strdup_printf (ngettext ("%u name of a person in texts became a code.",
                                       "%u names of persons in texts became codes.", self->n_names),
                             self->n_names));
  add_note (notes, self->n_authors,
            g_strdup_printf (ngettext ("%u author became a number.", "%u authors became numbers.",
                                       self->n_authors),
                             self->n_authors));
  add_note (notes, self->n_traces,
            g_strdup_printf (ngettext ("%u telephone, e-mail, account or identity number is left "
                                       "out.",
                                       "%u telephone, e-mail, account or identity numbers are left "
                                       "out.",
                                       self->n_traces),
                             self->n_traces));
  if (n > 1)
    qsort (titles, n, sizeof *titles, compare_titles);
  joined = g_strjoinv ("、", titles);
  add_note (notes, n,
            g_strdup_printf (_ ("Texts still name persons, since prose is not changed: %s."),
                             joined));
}

JjPlan *
jj_redact (JjPlan *plan, JjRedaction how, GPtrArray *notes, GError **error)
{
  Redact self = { .plan = plan, .how = how };
  JjPlan *copy;

  if (how == JJ_REDACT_NOTHING)
    return jj_plan_copy (plan);
  self.edit = jj_edit_new ("");
  self.names = jj_names_new (plan);
  self.authors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.chapters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.traces = g_regex_new ("[\\w.%+-]+@[\\w.-]+\\.[A-Za-z]{2,}"
                             "|(?<![A-Za-z0-9])[A-Z][12]\\d{8}(?!\\d)"
                             "|(?<![\\d.,/])\\(?0\\d{1,3}\\)?[- ]?\\d{3,4}[- ]?\\d{3,4}"
                             "(?:[#轉]\\d{1,5})?(?![\\d.,/])"
                             "|(?<=帳號|帳戶)[：:\\s]*[\\d-]{8,20}",
                             0, 0, NULL);
  redact_all (&self);
  tell (&self, notes);
  copy = jj_plan_with (plan, self.edit, error);
  jj_edit_unref (self.edit);
  jj_names_free (self.names);
  g_hash_table_unref (self.authors);
  g_hash_table_unref (self.chapters);
  g_regex_unref (self.traces);
  return copy;
}

const char *const *
jj_redact_get_rules (JjRedaction how)
{
  static const char *const rules[] = {
    N_ ("Names of persons, years of teaching and certificate numbers are emptied; codes stay."),
    N_ ("Names, notes and free texts of elements marked private are emptied."),
    N_ ("Names of persons in any text become their codes."),
    N_ ("Authors of waivers, overrides, comments and of the plan become numbers."),
    N_ ("Telephone numbers, e-mail addresses, accounts and identity numbers in texts become "
        "〔略〕."),
    NULL,
  };
  static const char *const personal[] = {
    N_ ("Names of persons, years of teaching and certificate numbers are emptied; codes stay."),
    N_ ("Names, notes and free texts of elements marked private are emptied."),
    NULL,
  };
  static const char *const nothing[] = { NULL };

  return how == JJ_REDACT_ANONYMOUS ? rules : how == JJ_REDACT_PERSONAL ? personal : nothing;
}
