/* jj-diagram-lines.c: which lines a sheet shows */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-diagram-private.h"

#include "jj-format.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-work.h"
#include "jj-language.h"
#include "jj-theme.h"

/* References that are drawn as membership. */
static const struct
{
  JjKindId kind;
  guint field;
} references[] = {
  { JJ_KIND_ORGANISATION, JJ_ORGANISATION_PARENT }, { JJ_KIND_TALENT_POOL, JJ_TALENT_POOL_HOST },
  { JJ_KIND_COMMUNITY, JJ_COMMUNITY_SCHOOL },       { JJ_KIND_PROGRAMME, JJ_PROGRAMME_PARENT },
  { JJ_KIND_ACTIVITY, JJ_ACTIVITY_PROGRAMME },      { JJ_KIND_INDICATOR, JJ_INDICATOR_PARENT },
};

typedef struct
{
  JjDiagram *diagram;
  const JjDiagramInput *input;
  GHashTable *seen; /* gint64 key of ends and kind */
} Collector;

static gint64
line_key (guint from, guint to, JjKindId kind)
{
  return ((gint64)kind << 56) | ((gint64)from << 28) | (gint64)to;
}

/* The shown box that stands for an element: itself or the collapsed container around it. */
static int
shown (const JjDiagram *diagram, const JjElement *element)
{
  int box = element ? jj_diagram_find (diagram, jj_element_get_id (element)) : -1;

  return box >= 0 && jj_diagram_box (diagram, (guint)box)->hidden >= 0
             ? jj_diagram_box (diagram, (guint)box)->hidden
             : box;
}

/* Whether the box lies in the frame of the container, which says as much as a line. */
static gboolean
is_inside (const JjDiagram *diagram, guint box, guint container)
{
  for (int frame = jj_diagram_box (diagram, box)->frame; frame >= 0;
       frame = jj_diagram_box (diagram, (guint)frame)->frame)
    if (frame == (int)container)
      return TRUE;
  return FALSE;
}

/* NULL where the line is not drawn. */
static JjLine *
add_line (Collector *self, JjKindId kind, int from, int to)
{
  JjLine line = { .kind = kind, .amount = JJ_EMPTY };
  gint64 *key;

  if (from < 0 || to < 0 || from == to || self->input->hidden_lines & JJ_KIND_BIT (kind))
    return NULL;
  if (kind == JJ_KIND_MEMBER_OF
      && (is_inside (self->diagram, (guint)from, (guint)to)
          || is_inside (self->diagram, (guint)to, (guint)from)))
    return NULL;
  line.from = (guint)from;
  line.to = (guint)to;
  key = g_new (gint64, 1);
  *key = kind == JJ_KIND_MEMBER_OF
             ? line_key (MIN (line.from, line.to), MAX (line.from, line.to), kind)
             : line_key (line.from, line.to, kind);
  if (!g_hash_table_add (self->seen, key))
    return NULL;
  g_array_append_val (self->diagram->lines, line);
  return &g_array_index (self->diagram->lines, JjLine, self->diagram->lines->len - 1);
}

static char *
label_of (const JjElement *link)
{
  static const struct
  {
    JjKindId kind;
    guint field;
  } counts[] = { { JJ_KIND_PROMOTES_TO, JJ_PROMOTES_TO_EXPECTED },
                 { JJ_KIND_TRAINS, JJ_TRAINS_TARGET },
                 { JJ_KIND_SUPPORTS, JJ_SUPPORTS_PERIODS_PER_WEEK } };
  JjKindId kind = jj_element_get_kind_id (link);

  if (kind == JJ_KIND_RELATES_TO)
    return g_strdup (jj_element_get_text (link, JJ_RELATES_TO_LABEL));
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      gint64 number
          = counts[i].kind == kind ? jj_element_get_number (link, counts[i].field) : JJ_EMPTY;
      g_autofree char *text = number == JJ_EMPTY
                                  ? NULL
                                  : (kind == JJ_KIND_SUPPORTS ? jj_format_decimal2 (number)
                                                              : jj_format_money (number));

      if (text)
        return kind == JJ_KIND_PROMOTES_TO ? g_strdup_printf (_ ("%s to rise"), text)
               : kind == JJ_KIND_TRAINS    ? g_strdup_printf (_ ("%s persons"), text)
                                           : g_strdup_printf (_ ("%s periods a week"), text);
    }
  return NULL;
}

static void
add_link (Collector *self, const JjElement *link)
{
  JjLine *line = add_line (self, jj_element_get_kind_id (link),
                           shown (self->diagram, jj_link_get_from (link)),
                           shown (self->diagram, jj_link_get_to (link)));

  if (!line)
    return;
  line->id = jj_element_get_id (link);
  line->label = label_of (link);
}

static void
add_references (Collector *self, const JjElement *element)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    if (references[i].kind == jj_element_get_kind_id (element))
      add_line (self, JJ_KIND_MEMBER_OF, shown (self->diagram, element),
                shown (self->diagram, jj_element_get_ref (element, references[i].field)));
}

/* All links, then all references that start at what stands on the sheet, in the order of the boxes:
 * where both say the same the line is the link, which can be taken hold of. */
static void
add_links (Collector *self)
{
  guint n = self->diagram->boxes->len, field;

  for (guint i = 0; i < n; i++)
    {
      const JjElement *element
          = jj_plan_find (self->input->plan, jj_diagram_box (self->diagram, i)->id);

      if (!element)
        continue;
      for (guint k = 0; k < jj_element_get_n_referrers (element); k++)
        {
          const JjElement *link = jj_element_get_referrer (element, k, &field);

          if (field == JJ_FROM && jj_element_get_kind (link)->flags & JJ_KIND_LINK)
            add_link (self, link);
        }
    }
  for (guint i = 0; i < n; i++)
    {
      const JjElement *element
          = jj_plan_find (self->input->plan, jj_diagram_box (self->diagram, i)->id);

      if (element)
        add_references (self, element);
    }
}

/* The box of an activity, else of the nearest programme above it that stands on the sheet. */
static int
receiver (const Collector *self, JjId activity)
{
  const JjElement *element = activity ? jj_plan_find (self->input->plan, activity) : NULL;
  int box = shown (self->diagram, element);

  if (!element || box >= 0)
    return box;
  element = jj_element_get_ref (element, JJ_ACTIVITY_PROGRAMME);
  for (guint depth = 0; element && depth < 16; depth++)
    {
      box = shown (self->diagram, element);
      if (box >= 0)
        return box;
      element = jj_element_get_ref (element, JJ_PROGRAMME_PARENT);
    }
  return -1;
}

static int
compare_money (gconstpointer a, gconstpointer b)
{
  const JjLine *left = a, *right = b;

  if (left->from != right->from)
    return left->from < right->from ? -1 : 1;
  return left->to < right->to ? -1 : left->to > right->to;
}

/* With the letter of the purse: colour is never alone. */
static char *
money_label (const JjLine *line)
{
  g_autofree char *amount = jj_format_money (line->amount);

  return g_strdup_printf ("%s %s",
                          jj_theme_get_letter ((JjColourName)MIN (line->source, JJ_COLOUR_OTHER)),
                          amount);
}

/* A plan has many lines and few activities, and most sheets have no purse. (transfer full); NULL:
 * no purse. */
static int *
find_receivers (const Collector *self, const JjGroupFigure *activities, guint n)
{
  gboolean has_purse = FALSE;
  int *receivers;

  for (guint i = 0; i < self->diagram->boxes->len && !has_purse; i++)
    has_purse = jj_diagram_box (self->diagram, i)->kind == JJ_KIND_PURSE;
  if (!has_purse)
    return NULL;
  receivers = g_new (int, n + 1);
  for (guint i = 0; i < n; i++)
    receivers[i] = receiver (self, activities[i].id);
  return receivers;
}

/* What flows from the purses, summed by receiver. */
static void
add_money (Collector *self)
{
  const JjFigures *figures = self->input->figures;
  g_autoptr (GArray) flows = g_array_new (FALSE, FALSE, sizeof (JjLine));
  guint n_activities;
  const JjGroupFigure *activities = jj_figures_get_activities (figures, &n_activities);
  g_autofree int *receivers = find_receivers (self, activities, n_activities);

  for (guint i = 0; receivers && i < jj_figures_get_n_lines (figures); i++)
    {
      const JjLineFigure *figure = jj_figures_get_line (figures, i);
      const JjPart *parts = jj_figures_get_parts (figures, i);
      int to = figure->flags & JJ_LINE_COUNTS && figure->n_parts > 0 ? receivers[figure->activity]
                                                                     : -1;

      for (guint k = 0; k < figure->n_parts && to >= 0; k++)
        {
          int from = shown (self->diagram, jj_plan_find (self->input->plan, parts[k].purse));
          JjLine flow = { .from = (guint)from, .to = (guint)to, .amount = parts[k].amount };

          if (from >= 0 && from != to)
            g_array_append_val (flows, flow);
        }
    }
  g_array_sort (flows, compare_money);
  for (guint i = 0, next; i < flows->len; i = next)
    {
      const JjLine *first = &g_array_index (flows, JjLine, i);
      gint64 sum = 0;
      JjLine *line;

      for (next = i;
           next < flows->len && compare_money (first, &g_array_index (flows, JjLine, next)) == 0;
           next++)
        sum += g_array_index (flows, JjLine, next).amount;
      line = sum > 0 ? add_line (self, JJ_KIND_FUNDS, (int)first->from, (int)first->to) : NULL;
      if (line)
        {
          line->amount = sum;
          line->source = jj_diagram_box (self->diagram, line->from)->shade;
          line->label = money_label (line);
        }
    }
}

/* Money is as wide as its amount and a promotion is a step: these stay single lines. */
static gboolean
may_bundle (const JjLine *line)
{
  return line->kind != JJ_KIND_FUNDS && line->kind != JJ_KIND_PROMOTES_TO
         && line->kind != JJ_KIND_RELATES_TO;
}

/* Of a line at one of its ends; steady over edits. */
static gint64
bundle_at (const JjDiagram *self, const JjLine *line, gboolean is_inwards)
{
  JjId hub = jj_diagram_box (self, is_inwards ? line->to : line->from)->placement;

  return (gint64)((guint64)hub * 128 + (guint64)line->kind * 2 + (is_inwards ? 1 : 0)) | 1 << 30;
}

/* A line joins the larger of the two fans that it belongs to. */
static void
bundle_lines (JjDiagram *self)
{
  guint n = self->lines->len;
  g_autofree gint64 *keys = g_new (gint64, 2 * n + 1);
  g_autoptr (GHashTable) sizes = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < 2 * n; i++)
    {
      const JjLine *line = &g_array_index (self->lines, JjLine, i / 2);
      guint size;

      keys[i] = bundle_at (self, line, i % 2 == 1);
      size = GPOINTER_TO_UINT (g_hash_table_lookup (sizes, &keys[i]));
      g_hash_table_insert (sizes, &keys[i], GUINT_TO_POINTER (size + 1));
    }
  for (guint i = 0; i < n; i++)
    {
      JjLine *line = &g_array_index (self->lines, JjLine, i);
      guint out = GPOINTER_TO_UINT (g_hash_table_lookup (sizes, &keys[2 * i]));
      guint in = GPOINTER_TO_UINT (g_hash_table_lookup (sizes, &keys[2 * i + 1]));

      if (!may_bundle (line) || MAX (out, in) < 2)
        continue;
      line->is_inwards = in > out;
      line->bundle = keys[2 * i + line->is_inwards];
    }
}

void
jj_diagram_find_lines (JjDiagram *self, const JjDiagramInput *input)
{
  Collector collector = { self, input, NULL };

  collector.seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  add_links (&collector);
  if (input->figures && !(input->hidden_lines & JJ_KIND_BIT (JJ_KIND_FUNDS)))
    add_money (&collector);
  for (guint i = 0; i < self->lines->len; i++)
    if (!g_array_index (self->lines, JjLine, i).label)
      g_array_index (self->lines, JjLine, i).label = g_strdup ("");
  bundle_lines (self);
  g_hash_table_unref (collector.seen);
}
