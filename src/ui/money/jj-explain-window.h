/* jj-explain-window.h: the rows that make a number, added again before one's eyes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-chart.h"
#include "jj-explain.h"
#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A window beside the plan's own: title and amount on top, each row with its own arithmetic and
 * share, and below them the rows added once more, with whether that is the number that was shown.
 * A row leads to its cell; the window stays open and follows the plan's edits. Escape closes it. */

/* parent: any widget of the plan's window. figure: a name of jj-explain.h. A figure that is not
 * known becomes a message. */
void jj_explain_figure (GtkWidget *parent, JjWorkspace *workspace, const char *figure);

/* Any other sum: rows (JjId, gint64 amount each, transfer none) of elements under a title; shown:
 * the number that the view shows. It does not follow edits. */
typedef struct
{
  JjId id;
  gint64 amount;
} JjExplainPart;
void jj_explain_parts (GtkWidget *parent,
                       JjWorkspace *workspace,
                       const char *title,
                       GArray *parts,
                       gint64 shown);

/* The rows behind a part of a picture; nothing where it has none. */
void jj_explain_chart_part (GtkWidget *parent, JjWorkspace *workspace, const JjChartPart *part);
/* The lines that count in figures of another scenario than the window's. */
void jj_explain_total_of (GtkWidget *parent,
                          JjWorkspace *workspace,
                          const char *title,
                          const JjFigures *figures);

/* Makes a widget that shows a figure answer: a click on it explains, and F4 where it or something
 * below it has the focus. figure NULL takes it away. */
void jj_explain_attach (GtkWidget *widget, JjWorkspace *workspace, const char *figure);

/* The same for F4 alone: a row that leads elsewhere when it is clicked. */
void jj_explain_set_figure (GtkWidget *widget, const char *figure);
const char *jj_explain_get_figure (GtkWidget *widget); /* (nullable) */

/* Explains the figure of the element that is selected alone, else the plan's total. */
void jj_explain_selected (GtkWidget *parent, JjWorkspace *workspace);
/* Explains the figure of one element; FALSE where its kind has none. */
gboolean jj_explain_element (GtkWidget *parent, JjWorkspace *workspace, JjId id);

/* F4: explains the number nearest to the focus: that of an attached widget around it, or the
 * page's own by the action "page.explain", or the selected element's, or the plan's total. */
void jj_explain_here (GtkWidget *window, JjWorkspace *workspace);

G_END_DECLS
