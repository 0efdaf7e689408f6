/* jj-diagram-filter.h: what of a sheet stays in full colour */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-diagram.h"

G_BEGIN_DECLS

/* A filter chooses values of four kinds: themes, purses, domains, townships. An element is shown in
 * full where it fits each kind of which something is chosen; the others turn pale, and what turned
 * pale is counted: nothing is hidden silently.
 *
 * An element with a value of its own fits by it: programmes and activities by theme, purses, and
 * the activities and programmes that they pay, by purse, communities by domain, schools, and
 * communities and alliances by theirs, by township. An element without one fits where it is linked
 * to one that fits. A frame fits where something in it does.
 *
 * As text (a slide's filter): "theme:a1,b2 purse:4711 town:%E6%96%97…", ids of choices, ids of
 * purses, names of townships, escaped as in a URI. A filter that a plan keeps under a name is a
 * slide whose view is JJ_DIAGRAM_FILTER_VIEW; window, print and presentation read the same. */
typedef struct _JjDiagramFilter JjDiagramFilter;

#define JJ_DIAGRAM_FILTER_VIEW "filter:sheet"

typedef enum
{
  JJ_FILTER_THEME,
  JJ_FILTER_PURSE,
  JJ_FILTER_DOMAIN,
  JJ_FILTER_TOWN,
  JJ_N_FILTER_KINDS
} JjFilterKind;

typedef struct
{
  char *value, *label;
} JjFilterValue;

/* What turned pale: boxes, and the money in them. */
typedef struct
{
  guint n_boxes;
  gint64 amount;
} JjDiagramPale;

/* (transfer full) */
JjDiagramFilter *jj_diagram_filter_new (void);
/* NULL where the text is no filter. (transfer full) (nullable) */
JjDiagramFilter *jj_diagram_filter_parse (const char *text);
void jj_diagram_filter_free (JjDiagramFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjDiagramFilter, jj_diagram_filter_free)
/* The one that a plan keeps under a name. (transfer full) (nullable) */
JjDiagramFilter *jj_diagram_filter_find (JjPlan *plan, const char *name);

gboolean jj_diagram_filter_is_empty (const JjDiagramFilter *self);
gboolean jj_diagram_filter_has (const JjDiagramFilter *self, JjFilterKind kind, const char *value);
void
jj_diagram_filter_set (JjDiagramFilter *self, JjFilterKind kind, const char *value, gboolean on);
/* (transfer full) */
char *jj_diagram_filter_to_text (const JjDiagramFilter *self);
/* "資科司 · A1 課程與…", for titles. (transfer full) */
char *jj_diagram_filter_describe (const JjDiagramFilter *self, JjPlan *plan);

/* What a plan offers to choose from. (transfer full) (element-type JjFilterValue) */
GPtrArray *jj_diagram_filter_list (JjPlan *plan, JjFilterKind kind);
/* Theme, purse …, translated. */
const char *jj_filter_kind_get_label (JjFilterKind kind);

/* For JjDiagramLook.dimmed; NULL where nothing is pale. lit (nullable, element-type JjId): those
 * alone may be in full colour. figures (nullable): without them purses fit themselves alone.
 * pale gets what turned pale. self may be NULL. (transfer full) (nullable) */
GBytes *jj_diagram_filter_apply (const JjDiagramFilter *self,
                                 const JjDiagram *diagram,
                                 const JjDiagramInput *input,
                                 const GArray *lit,
                                 JjDiagramPale *pale);

/* The money in some boxes (not 0 in is_in, a byte a box), each 元 once: programmes count without
 * the activities and sub-programmes that stand on the sheet themselves. */
gint64 jj_diagram_sum_money (const JjDiagram *diagram, JjPlan *plan, const guint8 *is_in);

G_END_DECLS
