/* jj-kinds-plan.h: fields of the plan itself, its prose, pictures, waivers and comments */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-choices.h"
#include "jj-kind.h"

G_BEGIN_DECLS

enum
{
  JJ_PLAN_COUNTY = JJ_OWN_FIELDS, /* ISO 3166-2:TW, e.g. TW-YUN */
  JJ_PLAN_SCHOOL_YEAR,            /* 114: 114/8/1 to 115/7/31 */
  JJ_PLAN_PERIOD,
  JJ_PLAN_FISCAL_TIER,
  JJ_PLAN_DOCUMENT_NO,
  JJ_PLAN_TITLE,
  JJ_PLAN_PURPOSE,
  JJ_PLAN_AUTHOR,
  JJ_PLAN_PACKS,
  JJ_PLAN_N_FIELDS
};
enum
{
  JJ_SCENARIO_ADOPTED = JJ_OWN_FIELDS,
  JJ_SCENARIO_N_FIELDS
};
enum
{
  JJ_CHAPTER_PARENT = JJ_OWN_FIELDS,
  JJ_CHAPTER_BODY,
  JJ_CHAPTER_IS_REQUIRED,
  JJ_CHAPTER_N_FIELDS
};
enum
{
  JJ_STICKY_GROUP = JJ_OWN_FIELDS,
  JJ_STICKY_DOTS,
  JJ_STICKY_N_FIELDS
};
enum
{
  JJ_SHEET_LANES = JJ_OWN_FIELDS,
  JJ_SHEET_BACKGROUND, /* "semesters": two columns (jj-diagram-types.h); else nothing */
  JJ_SHEET_N_FIELDS
};
enum
{
  JJ_PLACEMENT_SHEET = JJ_OWN_FIELDS,
  JJ_PLACEMENT_ELEMENT,
  JJ_PLACEMENT_X, /* pixels at 100 %, from the sheet's origin */
  JJ_PLACEMENT_Y,
  JJ_PLACEMENT_WIDTH,
  JJ_PLACEMENT_HEIGHT,
  JJ_PLACEMENT_PINNED,
  JJ_PLACEMENT_COLLAPSED,
  JJ_PLACEMENT_LANE,
  JJ_PLACEMENT_N_FIELDS
};
enum
{
  JJ_WAIVER_RULE = JJ_OWN_FIELDS,
  JJ_WAIVER_ELEMENT,
  JJ_WAIVER_FIELD,
  JJ_WAIVER_REASON,
  JJ_WAIVER_AUTHOR,
  JJ_WAIVER_DATE,
  JJ_WAIVER_N_FIELDS
};
enum
{
  JJ_OVERRIDE_ENTRY = JJ_OWN_FIELDS, /* rule entry id */
  JJ_OVERRIDE_VALUE,
  JJ_OVERRIDE_REASON,
  JJ_OVERRIDE_AUTHOR,
  JJ_OVERRIDE_DATE,
  JJ_OVERRIDE_N_FIELDS
};
enum
{
  JJ_COMMENT_ELEMENT = JJ_OWN_FIELDS,
  JJ_COMMENT_FIELD,
  JJ_COMMENT_NUMBER,
  JJ_COMMENT_AUTHOR,
  JJ_COMMENT_DATE,
  JJ_COMMENT_STATE,
  JJ_COMMENT_ANSWER,
  JJ_COMMENT_N_FIELDS
};
/* Choices of JJ_COMMENT_STATE; empty counts as open. */
enum
{
  JJ_COMMENT_OPEN,
  JJ_COMMENT_ANSWERED,
  JJ_COMMENT_CLOSED
};
enum
{
  JJ_SLIDE_SHEET = JJ_OWN_FIELDS,
  JJ_SLIDE_VIEW,
  JJ_SLIDE_FILTER,
  JJ_SLIDE_ZOOM, /* per cent */
  JJ_SLIDE_REVEAL,
  JJ_SLIDE_N_FIELDS
};

enum
{
  JJ_PART_SCOPE = JJ_OWN_FIELDS, /* whose part it is */
  JJ_PART_STATE,
  JJ_PART_HANDED,
  JJ_PART_ANSWERED, /* when it was taken back or sent back */
  JJ_PART_REMARK,   /* why it was sent back */
  JJ_PART_DIGEST,   /* SHA-256 of its JSON as it was handed out (jj-part.h); in the whole plan */
  JJ_PART_HERE,     /* this very file is the part (jj-scope.h) */
  JJ_PART_N_FIELDS
};
typedef enum
{
  JJ_PART_OUT,
  JJ_PART_TAKEN,
  JJ_PART_SENT_BACK
} JjPartState;

extern const JjKind jj_kind_plan, jj_kind_scenario, jj_kind_chapter, jj_kind_sticky, jj_kind_sheet,
    jj_kind_placement, jj_kind_waiver, jj_kind_override, jj_kind_comment, jj_kind_slide,
    jj_kind_part;

G_END_DECLS
