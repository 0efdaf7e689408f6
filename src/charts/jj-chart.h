/* jj-chart.h: pictures of a plan's figures, the same on every surface */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"
#include "jj-flow-choice.h"
#include "jj-theme.h"

G_BEGIN_DECLS

/* A chart makes a picture: laid out once for one size, immutable, drawn on any cairo_t. Screen,
 * PDF, SVG, PNG and documents show the same picture, because they draw the same JjPicture. A new
 * chart is one file with a `const JjChart` and one line in jj-chart.c; the generic tests, the
 * command line and the window take it from there.
 *
 * A picture has parts: areas that answer the pointer, each with its label, amount and the rows
 * behind it (the sum of the rows is the amount), a data table, and a summary in words for who does
 * not see it. */
typedef struct _JjChart JjChart;
typedef struct _JjPicture JjPicture;

typedef struct
{
  JjPlan *plan;
  JjFigures *figures;
  const JjTheme *theme;
  double width_px, height_px;
  double text_px;      /* height of plain text, e.g. 13 */
  const char *font;    /* family; NULL: "Noto Sans CJK TC" */
  gint64 unit;         /* 1, 1,000 or 10,000 元 */
  gboolean with_title; /* title and unit within the picture: for files and print */
  double px_per_unit;  /* > 0: the same scale as another picture, where it fits */
  JjFlowChoice flow;   /* flow charts alone */
  /* Maps alone: enlarged so many times (0 and 1: the whole) around a place in degrees (NaN: the
   * middle); like (nullable): an earlier map, whose outlines are shared where the county is the
   * same, so that moving about reads no file. */
  double zoom, centre_x, centre_y;
  JjPicture *like;
  const char *which; /* the code of the sheet, for the chart of sheets; NULL: the first */
} JjChartInput;

typedef struct
{
  char *label;   /* what it is: "國教署 → A-1 社群" */
  char *tip;     /* label, amount and share, for a tooltip */
  gint64 amount; /* 0 where the part is a place and no amount */
  JjId element;  /* what a click selects; 0 for none */
  GArray *rows;  /* JjPart-like: JjChartRow */
} JjChartPart;

typedef struct
{
  JjId line;
  gint64 amount;
} JjChartRow;

/* Registered charts, by index and by id; NULL where there is none. */
guint jj_chart_get_count (void);
const JjChart *jj_chart_get_nth (guint i);
const JjChart *jj_chart_by_id (const char *id);
const char *jj_chart_get_id (const JjChart *self);
/* Translated. */
const char *jj_chart_get_title (const JjChart *self);
gboolean jj_chart_is_money (const JjChart *self);
/* Whether its pictures can be enlarged (JjChartInput.zoom). */
gboolean jj_chart_is_map (const JjChart *self);
/* Whether its letters shrink with the picture, so that no room could read it (jj-scene.h). */
gboolean jj_chart_is_for_paper (const JjChart *self);
/* Sensible size in px for a file. */
void jj_chart_get_size (const JjChart *self, double *width_px, double *height_px);
/* The same for one plan: pictures whose size follows from it take what they need. */
void jj_chart_measure (const JjChart *self,
                       const JjChartInput *input,
                       double *width_px,
                       double *height_px);
/* The kind of which a chart shows one element (`which`), JJ_N_KINDS for most. */
JjKindId jj_chart_get_which_kind (const JjChart *self);

/* (transfer full) */
JjPicture *jj_chart_make (const JjChart *self, const JjChartInput *input);
JjPicture *jj_picture_ref (JjPicture *self);
void jj_picture_unref (JjPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjPicture, jj_picture_unref)

/* lit: a part to bring out, or -1. */
void jj_picture_draw (JjPicture *self, cairo_t *cr, int lit);
/* The part at a point, or -1. */
int jj_picture_hit (JjPicture *self, double x, double y);
guint jj_picture_get_n_parts (JjPicture *self);
const JjChartPart *jj_picture_get_part (JjPicture *self, guint i);
/* Rows of cells (GStrv), the first the headings. Borrowed. */
GPtrArray *jj_picture_get_table (JjPicture *self);
const char *jj_picture_get_summary (JjPicture *self);
/* The scale, where the picture has one (flow charts); else 0. */
double jj_picture_get_px_per_unit (JjPicture *self);

/* Flow charts: the order (JjFlowChoice.order) that putting a part at the height y of its column
 * gives, or one place up (by < 0) or down (by > 0) from where it is. NULL where it would stay, or
 * cannot be put anywhere. (transfer full) (nullable) */
GArray *jj_picture_move (JjPicture *self, guint part, double y, int by);

/* A file, type by the ending: .svg, .pdf, .png (96 px being an inch). A failure leaves no file. */
gboolean jj_chart_write (const JjChart *self,
                         const JjChartInput *input,
                         const char *path,
                         double dpi,
                         GError **error);
/* The same for a picture that is made; may run in any thread. */
gboolean jj_picture_write (JjPicture *self, const char *path, double dpi, GError **error);
/* Text stays text; the same picture makes the same bytes. (transfer full) */
GBytes *jj_picture_to_svg (JjPicture *self, GError **error);

G_END_DECLS
