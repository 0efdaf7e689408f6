/* jj-kinds-links.h: fields of links; each begins with JJ_FROM and JJ_TO */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-kind.h"

G_BEGIN_DECLS

enum
{
  JJ_BELONGS_TO_CERTIFICATE_NO = JJ_LINK_FIELDS,
  JJ_BELONGS_TO_ISSUED,
  JJ_BELONGS_TO_EXPIRES,
  JJ_BELONGS_TO_TRAINING_HOURS,
  JJ_BELONGS_TO_PRACTICE_ITEMS,
  JJ_BELONGS_TO_N_FIELDS
};
enum
{
  JJ_PROMOTES_TO_EXPECTED = JJ_LINK_FIELDS,
  JJ_PROMOTES_TO_N_FIELDS
};
enum
{
  JJ_MEMBER_OF_MEMBERS = JJ_LINK_FIELDS, /* teachers of that school */
  JJ_MEMBER_OF_N_FIELDS
};
enum
{
  JJ_MENTORS_SINCE = JJ_LINK_FIELDS,
  JJ_MENTORS_N_FIELDS
};
enum
{
  JJ_SUPPORTS_PERIODS_PER_WEEK = JJ_LINK_FIELDS,
  JJ_SUPPORTS_N_FIELDS
};
enum
{
  JJ_TRAINS_TARGET = JJ_LINK_FIELDS,
  JJ_TRAINS_N_FIELDS
};
enum
{
  /* One of the two: an amount as typed, or a share of the line. Both empty: what is left of the
   * line. Both filled: the amount counts. */
  JJ_CHARGED_TO_AMOUNT = JJ_LINK_FIELDS,
  JJ_CHARGED_TO_SHARE,
  JJ_CHARGED_TO_N_FIELDS
};
enum
{
  JJ_RELATES_TO_LABEL = JJ_LINK_FIELDS,
  JJ_RELATES_TO_N_FIELDS
};

extern const JjKind jj_kind_belongs_to, jj_kind_promotes_to, jj_kind_member_of, jj_kind_convenes,
    jj_kind_mentors, jj_kind_supports, jj_kind_trains, jj_kind_serves, jj_kind_hosts, jj_kind_funds,
    jj_kind_charged_to, jj_kind_implements, jj_kind_measures, jj_kind_relates_to;

G_END_DECLS
