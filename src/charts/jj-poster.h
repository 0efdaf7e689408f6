/* jj-poster.h: a sheet, a chart or the plan on paper: one page, or tiles to be cut and put together
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-chart.h"
#include "jj-diagram-filter.h"

#include <cairo.h>

G_BEGIN_DECLS

/* The poster is a sheet of the model, a chart, or the plan at a glance (the sheet, the flow of its
 * money, its purses, its figures and findings), with a header and a line of date and scale below,
 * drawn by the same code as the screen, in light colours, in 繁體中文 (jj-plan-language.h). Printed
 * on smaller paper it becomes tiles of full size, each with cut marks, its place ("B2"), and a
 * small map of all tiles; tiles overlap for gluing.
 *
 * A label smaller than JJ_POSTER_LEAST_PT on the paper is counted and named, and a remedy is given:
 * larger paper, or names alone, drawn as large as that. Lengths are points. Immutable: may be drawn
 * in any thread. Example: 57 boxes of the sample's first sheet on A3 have names of 5.0 pt; on A1
 * they have 10.6 pt. */
typedef struct _JjPoster JjPoster;

#define JJ_POSTER_LEAST_PT 9.0

typedef enum
{
  JJ_PAPER_A4,
  JJ_PAPER_A3,
  JJ_PAPER_A2,
  JJ_PAPER_A1,
  JJ_PAPER_A0,
  JJ_N_PAPERS
} JjPaper;

typedef struct
{
  const JjDiagramInput *input;     /* plan and figures always; findings for the plan's poster */
  const JjChart *chart;            /* (nullable): this chart and no sheet */
  const JjChartInput *chart_input; /* (nullable): unit, flow, map and sheet of charts */
  gboolean is_plan;                /* the sheet with money and figures */
  const JjDiagramFilter *filter;   /* (nullable) */
  const char *filter_name;         /* (nullable): for the header */
  JjPaper size, paper;             /* of the poster, and what it is printed on: not larger */
  gboolean names_only;             /* names at least JJ_POSTER_LEAST_PT, nothing smaller */
  gint64 day;                      /* Julian, for the header; JJ_EMPTY: none */
  const char *font;                /* (nullable) */
} JjPosterInput;

typedef struct
{
  guint n_labels, n_small;
  double least_pt;  /* the smallest of all */
  GPtrArray *names; /* char *: what has a label that is too small, in the order of drawing */
  JjPaper remedy;   /* the smallest paper on which none is too small; JJ_N_PAPERS: names alone */
} JjPosterCheck;

/* (transfer full) */
JjPoster *jj_poster_new (const JjPosterInput *input);
JjPoster *jj_poster_ref (JjPoster *self);
void jj_poster_unref (JjPoster *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjPoster, jj_poster_unref)

/* "A3", as typed too; JJ_N_PAPERS: none such. */
const char *jj_paper_get_name (JjPaper paper);
JjPaper jj_paper_by_name (const char *name);

const char *jj_poster_get_title (const JjPoster *self);
guint jj_poster_get_n_pages (const JjPoster *self);
guint jj_poster_get_n_columns (const JjPoster *self);
void jj_poster_get_page_size (const JjPoster *self, double *width, double *height);
void jj_poster_get_size (const JjPoster *self, double *width, double *height);
/* On a surface whose unit is the point. */
void jj_poster_draw_page (const JjPoster *self, cairo_t *cr, guint page);
/* The whole poster without marks, for SVG, PNG and a preview. */
void jj_poster_draw (const JjPoster *self, cairo_t *cr);
/* Where a tile lies on the poster. */
JjRect jj_poster_get_tile (const JjPoster *self, guint page);

const JjPosterCheck *jj_poster_get_check (const JjPoster *self);
/* "12 labels are smaller than 9 pt on A3: …. On A1 none is."; NULL: none is. (transfer full) */
char *jj_poster_warn (const JjPoster *self);

/* A file by its ending: .pdf with all pages, .svg and .png (dpi) with the whole poster. A failure
 * leaves no file. */
gboolean jj_poster_write (JjPoster *self, const char *path, double dpi, GError **error);

G_END_DECLS
