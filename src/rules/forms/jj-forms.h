/* jj-forms.h: the forms of rules, one file each for checks */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-form.h"

G_BEGIN_DECLS

/* data.c: what is looked up, not run. */
extern const JjForm jj_form_item, jj_form_price, jj_form_rate, jj_form_number, jj_form_tiers,
    jj_form_tier_ratio, jj_form_disbursement, jj_form_virement, jj_form_certificate,
    jj_form_training, jj_form_theme, jj_form_community_level, jj_form_quota_kind, jj_form_indicator,
    jj_form_chapter, jj_form_file_name;

/* Checks of budget lines. */
extern const JjForm jj_form_price_range, jj_form_banned_item, jj_form_item_known,
    jj_form_account_matches, jj_form_items_of_served, jj_form_eligibility, jj_form_charged_in_full,
    jj_form_first_year_split, jj_form_computed_line_missing, jj_form_computed_line_twice,
    jj_form_price_on_computed;

/* Checks of sums. */
extern const JjForm jj_form_cap_per_element, jj_form_share_of_base, jj_form_purse_ceiling,
    jj_form_purse_remaining, jj_form_not_less_than_before, jj_form_ratio_by_tier,
    jj_form_tier_of_county, jj_form_execution_rate;

/* Checks of fields. */
extern const JjForm jj_form_required_field, jj_form_text_length, jj_form_live_fields,
    jj_form_field_range, jj_form_date_in_plan_year, jj_form_date_order, jj_form_deadline,
    jj_form_indicator_without_target;

/* Checks of communities and schools. */
extern const JjForm jj_form_min_members, jj_form_min_meetings, jj_form_min_schools,
    jj_form_max_share_of_school, jj_form_members_agree, jj_form_community_per_school,
    jj_form_communities_by_size, jj_form_max_count;

/* Reviewers' comments. */
extern const JjForm jj_form_comment_open;

/* Checks of links and people. */
extern const JjForm jj_form_coverage_of_themes, jj_form_link_required, jj_form_certificate_valid,
    jj_form_training_hours, jj_form_load_within_capacity, jj_form_novice_mentor,
    jj_form_mentor_experience;

G_END_DECLS
