/* jj-slide.h: saved views of the plan that make a talk */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-chart.h"
#include "jj-diagram-filter.h"

#include "jj-edit.h"

G_BEGIN_DECLS

/* A slide says what to look at, never how it looked: a sheet with a filter, a place, a zoom and the
 * order in which elements appear; a chart; or the table of a kind. It is drawn from the plan as it
 * is (jj-scene.h), so that slides stay true while the plan changes. In the plan it is an element of
 * the kind slide: name is the title, note what the speaker says, rank the place in the talk, and
 *
 *   view    "sheet" or "sheet:X,Y" (the middle, px of the sheet), "chart:ID", "table:KIND" or
 *           "table:KIND:COLUMN,COLUMN" (fields and jj-figure-columns.h)
 *   zoom    per cent of a screen 1080 px high; empty: as much as is readable, then as needed
 *   filter  of a sheet, as in jj-diagram-filter.h; of a flow of money "levels:N"
 * (jj-flow-choice.h); of a table a text that its rows contain reveal  one item a step, each a list
 * of ids ("00000000000004d2 00000000000004d3"): hidden until their step; what is in no step shows
 * from the beginning
 *
 * Other views ("filter:…") are kept filters and no slides. Example: a sheet with two steps shows
 * at step 0 all but the three elements that the steps name, at step 2 everything. */
typedef enum
{
  JJ_SLIDE_OF_SHEET,
  JJ_SLIDE_OF_CHART,
  JJ_SLIDE_OF_TABLE
} JjSlideType;

typedef struct
{
  JjSlideType type;
  JjId sheet;
  const JjChart *chart;
  int levels; /* of a flow of money; -1: as many as can be read */
  JjKindId kind;
  char *search;            /* of a table (nullable) */
  GStrv columns;           /* of a table: ids besides code and name (nullable: all) */
  JjDiagramFilter *filter; /* (nullable) */
  double zoom, x, y;       /* 1: a px of the sheet is one of a 1080 px high screen; 0: none kept */
  gboolean has_place;      /* x and y */
  GPtrArray *steps;        /* (element-type GArray of JjId) */
} JjSlide;

/* NULL where the element is no slide, or what it shows is gone. (transfer full) (nullable) */
JjSlide *jj_slide_read (JjPlan *plan, const JjElement *element);
/* A slide with nothing chosen but its type. (transfer full) */
JjSlide *jj_slide_new (JjSlideType type);
JjSlide *jj_slide_copy (const JjSlide *self);
/* (transfer full) (nullable) */
JjDiagramFilter *jj_slide_copy_filter (const JjSlide *self);
void jj_slide_free (JjSlide *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjSlide, jj_slide_free)

/* The slides of a plan in the order of the talk. (transfer full) (element-type JjId) */
GArray *jj_slide_list (JjPlan *plan);
/* What a slide shows, in words: the sheet's name, the chart's, or the kind's and what its
 * rows contain. (transfer full) */
char *jj_slide_describe (const JjSlide *self, JjPlan *plan);

/* Writes a slide to an element that exists; of id 0 a new one at the end of the talk, named
 * `name`. *id gets the id. (transfer full) */
JjEdit *jj_slide_write (const JjSlide *self, JjPlan *plan, const char *name, JjId *id);

/* A new last step of these elements, which leave the steps they were in. */
void jj_slide_add_step (JjSlide *self, const JjId *ids, guint n_ids);
/* What is not to be seen yet after so many steps. (transfer full) (element-type JjId) */
GArray *jj_slide_get_hidden (const JjSlide *self, guint step);

G_END_DECLS
