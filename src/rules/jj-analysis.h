/* jj-analysis.h: the current figures and findings of a plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-check.h"

G_BEGIN_DECLS

/* Follows a plan. An edit only marks it stale; before the next frame it computes one new JjFigures
 * and notifies "figures". Then the findings are worked out while the loop is idle, a few
 * milliseconds at a time, from the beginning at every edit; "findings" is notified once they are
 * complete. Who gets them earlier waits for them, so a getter never returns what is out of date;
 * what is shown all the time peeks instead. Needs a main loop for the notifications alone.
 *
 * Properties, all notified and read-only: figures (JjFigures, boxed), findings (JjFindings, boxed),
 * packs (JjPackSet, boxed), problem (string: packs or overrides that could not be read, NULL
 * normally). */
#define JJ_TYPE_ANALYSIS (jj_analysis_get_type ())
G_DECLARE_FINAL_TYPE (JjAnalysis, jj_analysis, JJ, ANALYSIS, GObject)

#define JJ_TYPE_FIGURES (jj_figures_get_type ())
GType jj_figures_get_type (void);
#define JJ_TYPE_FINDINGS (jj_findings_get_type ())
GType jj_findings_get_type (void);
#define JJ_TYPE_PACK_SET (jj_pack_set_get_type ())
GType jj_pack_set_get_type (void);

/* packs: (nullable) (element-type JjPack) a fixed list, for tests and `check --pack`; NULL: those
 * that the plan names, read again when it names others. (transfer full) */
JjAnalysis *jj_analysis_new (JjPlan *plan, GPtrArray *packs);

/* Which scenario's lines count in figures and findings; 0 (as at first): that of the adopted one. A
 * scenario that goes is as 0. Told by "figures". */
void jj_analysis_set_scenario (JjAnalysis *self, JjId scenario);

/* Borrowed: take a reference to keep them over a return to the main loop. */
JjFigures *jj_analysis_get_figures (JjAnalysis *self);
JjFindings *jj_analysis_get_findings (JjAnalysis *self);
/* The last complete ones without waiting, which may be of an earlier revision, with elements that
 * are gone; before the first they are empty. Those of the plan as it is are then on their way to
 * "findings". Borrowed. */
JjFindings *jj_analysis_peek_findings (JjAnalysis *self);
/* Whether the findings are of the plan as it is. */
gboolean jj_analysis_is_current (JjAnalysis *self);
JjPackSet *jj_analysis_get_packs (JjAnalysis *self);
const char *jj_analysis_get_problem (JjAnalysis *self); /* (nullable) */
/* Reads the packs' files again, after one was installed. */
void jj_analysis_reload_packs (JjAnalysis *self);

G_END_DECLS
