/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-station.h"

#include "kiosk-language.h"

#define AGENT_PATIENCE_MS 1000

struct _KioskStation {
  GObject parent_instance;

  CivicSettings *settings;
  CivicCentre *centre;
  CivicCatalogue *catalogue;
  GListStore *services;
  GBytes *central_key;
  KioskAgentLink *link;
  KioskStaff *staff;
  char **languages;       /* that are offered */
  char *wanted_directory; /* (nullable) of the signed catalogue, as the agent said at start */
  char *boot;             /* (nullable) of the agent it met first */
};

G_DEFINE_FINAL_TYPE (KioskStation, kiosk_station, G_TYPE_OBJECT)

static void
kiosk_station_finalize (GObject *object)
{
  KioskStation *self = KIOSK_STATION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->centre);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->services);
  g_clear_object (&self->staff);
  g_clear_object (&self->link);
  g_clear_pointer (&self->languages, g_strfreev);
  g_clear_pointer (&self->central_key, g_bytes_unref);
  g_clear_pointer (&self->wanted_directory, g_free);
  g_clear_pointer (&self->boot, g_free);

  G_OBJECT_CLASS (kiosk_station_parent_class)->finalize (object);
}

static void
kiosk_station_class_init (KioskStationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_station_finalize;
}

static void
kiosk_station_init (KioskStation *self)
{
  self->services = g_list_store_new (CIVIC_TYPE_SERVICE);
}

static gboolean
check_languages (KioskStation *self, GError **error)
{
  const char *const *tags = civic_centre_get_languages (self->centre);

  for (gsize i = 0; tags[i] != NULL; i++) {
    if (kiosk_language_find (tags[i]) == NULL) {
      g_set_error (error, CIVIC_ERROR, CIVIC_ERROR_BAD_FILE,
                   "centre %s: $.languages: the screens do not speak \"%s\"",
                   civic_centre_get_id (self->centre), tags[i]);
      return FALSE;
    }
  }
  return TRUE;
}

/* A language that is no longer the centre's is as good as not offered; none at all would be worse.
 */
static void
pick_languages (KioskStation *self)
{
  const char *const *offered = kiosk_agent_link_get_offered_languages (self->link);
  const char *const *tags = civic_centre_get_languages (self->centre);
  g_autoptr (GStrvBuilder) picked = g_strv_builder_new ();

  for (gsize i = 0; tags[i] != NULL; i++)
    if (offered != NULL && g_strv_contains (offered, tags[i]))
      g_strv_builder_add (picked, tags[i]);
  g_clear_pointer (&self->languages, g_strfreev);
  self->languages = g_strv_builder_end (picked);
  if (self->languages[0] == NULL) {
    g_strfreev (self->languages);
    self->languages = g_strdupv ((char **) tags);
  }
}

static gboolean
pick_services (KioskStation *self, GError **error)
{
  const char *const *ids = civic_centre_get_services (self->centre);

  if (!civic_catalogue_has_all (self->catalogue, ids, error))
    return FALSE;
  for (gsize i = 0; ids[i] != NULL; i++)
    g_list_store_append (self->services, civic_catalogue_find (self->catalogue, ids[i]));
  return TRUE;
}

static gboolean
load_catalogue (KioskStation *self, const char *directory, GError **error)
{
  g_autofree char *centre_path =
    civic_centre_find_path (directory, civic_settings_get_path (self->settings, "kiosk", "centre"));

  g_list_store_remove_all (self->services);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->centre);
  self->centre = civic_centre_load (centre_path, error);
  if (self->centre == NULL || !check_languages (self, error))
    return FALSE;
  pick_languages (self);
  self->catalogue = civic_catalogue_load_for_centre (directory, self->centre, error);
  return self->catalogue != NULL && pick_services (self, error);
}

static gboolean
on_patience_ends (gpointer user_data)
{
  gboolean *is_over = user_data;

  *is_over = TRUE;
  return G_SOURCE_CONTINUE;
}

static void
on_link_changed (KioskStation *self)
{
  const char *boot = kiosk_agent_link_get_boot (self->link);

  if (self->boot == NULL && *boot != '\0')
    self->boot = g_strdup (boot);
}

/* The agent answers in milliseconds, or is not there; then there is the catalogue of kushk.conf. */
static void
ask_agent (KioskStation *self)
{
  gboolean is_over = FALSE;
  guint patience_id = g_timeout_add (AGENT_PATIENCE_MS, on_patience_ends, &is_over);

  while (kiosk_agent_link_is_connecting (self->link) && !is_over)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience_id);
  self->wanted_directory = g_strdup (kiosk_agent_link_get_catalogue_directory (self->link));
}

static gboolean
is_packaged (const char *directory)
{
  return directory == NULL || *directory == '\0';
}

/* A newer program's catalogue may speak of what these screens do not know yet. */
static gboolean
load_wanted_catalogue (KioskStation *self, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (!is_packaged (self->wanted_directory)) {
    if (load_catalogue (self, self->wanted_directory, &reason))
      return TRUE;
    g_message ("The signed catalogue cannot be shown: %s", reason->message);
  }

  return load_catalogue (self, civic_settings_get_path (self->settings, "kiosk", "catalogue"),
                         error);
}

KioskStation *
kiosk_station_load (const char *config_path, GError **error)
{
  g_autoptr (KioskStation) self = g_object_new (KIOSK_TYPE_STATION, NULL);

  g_return_val_if_fail (config_path != NULL, NULL);

  self->settings = civic_settings_load (config_path, error);
  if (self->settings == NULL)
    return NULL;
  self->central_key =
    civic_keys_load_public (civic_settings_get_path (self->settings, "central", "box_public_key"),
                            CIVIC_KEYS_BOX_PUBLIC_BYTES, error);
  if (self->central_key == NULL)
    return NULL;

  self->link = kiosk_agent_link_new (civic_settings_get_path (self->settings, "agent", "socket"));
  self->staff = kiosk_staff_new (self->link);
  g_signal_connect_object (self->link, "changed", G_CALLBACK (on_link_changed), self,
                           G_CONNECT_SWAPPED);
  ask_agent (self);
  return load_wanted_catalogue (self, error) ? g_steal_pointer (&self) : NULL;
}

KioskStation *
kiosk_station_load_or_last (const char *config_path, const char *in_force_path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  KioskStation *station = kiosk_station_load (config_path, &reason);

  g_return_val_if_fail (in_force_path != NULL, station);

  if (station == NULL)
    station = kiosk_station_load (in_force_path, NULL);
  if (station == NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  else if (reason != NULL)
    g_message ("This visit goes by what the agent has in force: %s", reason->message);

  return station;
}

static gboolean
has_agent_begun_anew (KioskStation *self)
{
  const char *boot = kiosk_agent_link_get_boot (self->link);

  return *boot != '\0' && g_strcmp0 (boot, self->boot) != 0;
}

static gboolean
has_newer_catalogue (KioskStation *self)
{
  const char *directory = kiosk_agent_link_get_catalogue_directory (self->link);

  if (directory == NULL || (is_packaged (directory) && is_packaged (self->wanted_directory)))
    return FALSE;
  return g_strcmp0 (directory, self->wanted_directory) != 0;
}

gboolean
kiosk_station_is_outdated (KioskStation *self)
{
  g_return_val_if_fail (KIOSK_IS_STATION (self), FALSE);

  return has_agent_begun_anew (self) || has_newer_catalogue (self);
}

CivicSettings *
kiosk_station_get_settings (KioskStation *self)
{
  g_return_val_if_fail (KIOSK_IS_STATION (self), NULL);

  return self->settings;
}

CivicCentre *
kiosk_station_get_centre (KioskStation *self)
{
  g_return_val_if_fail (KIOSK_IS_STATION (self), NULL);

  return self->centre;
}

KioskAgentLink *
kiosk_station_get_link (KioskStation *self)
{
  g_return_val_if_fail (KIOSK_IS_STATION (self), NULL);

  return self->link;
}

KioskStaff *
kiosk_station_get_staff (KioskStation *self)
{
  g_return_val_if_fail (KIOSK_IS_STATION (self), NULL);

  return self->staff;
}

const char *
kiosk_station_get_id (KioskStation *self)
{
  g_return_val_if_fail (KIOSK_IS_STATION (self), NULL);

  return civic_settings_get_string (self->settings, "kiosk", "id");
}

GBytes *
kiosk_station_get_central_key (KioskStation *self)
{
  g_return_val_if_fail (KIOSK_IS_STATION (self), NULL);

  return self->central_key;
}

GListModel *
kiosk_station_get_services (KioskStation *self)
{
  g_return_val_if_fail (KIOSK_IS_STATION (self), NULL);

  return G_LIST_MODEL (self->services);
}

CivicService *
kiosk_station_find_service (KioskStation *self, const char *service_id)
{
  g_return_val_if_fail (KIOSK_IS_STATION (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->services)); i++) {
    g_autoptr (CivicService) service = g_list_model_get_item (G_LIST_MODEL (self->services), i);

    /* The list keeps it alive. */
    if (g_strcmp0 (civic_service_get_id (service), service_id) == 0)
      return service;
  }
  return NULL;
}

GListModel *
kiosk_station_get_themes (KioskStation *self)
{
  g_return_val_if_fail (KIOSK_IS_STATION (self), NULL);

  return civic_catalogue_get_themes (self->catalogue);
}

CivicTheme *
kiosk_station_find_theme (KioskStation *self, const char *theme_id)
{
  GListModel *themes = kiosk_station_get_themes (self);

  for (guint i = 0; i < g_list_model_get_n_items (themes); i++) {
    g_autoptr (CivicTheme) theme = g_list_model_get_item (themes, i);

    /* The list keeps it alive. */
    if (g_strcmp0 (civic_theme_get_id (theme), theme_id) == 0)
      return theme;
  }
  return NULL;
}

GListModel *
kiosk_station_list_behind (KioskStation *self, const char *theme_id)
{
  GListStore *behind = g_list_store_new (CIVIC_TYPE_SERVICE);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->services)); i++) {
    g_autoptr (CivicService) service = g_list_model_get_item (G_LIST_MODEL (self->services), i);

    if (g_strcmp0 (civic_service_get_theme (service), theme_id) == 0)
      g_list_store_append (behind, service);
  }
  return G_LIST_MODEL (behind);
}

const char *const *
kiosk_station_get_languages (KioskStation *self)
{
  g_return_val_if_fail (KIOSK_IS_STATION (self), NULL);

  return (const char *const *) self->languages;
}

const char *
kiosk_station_get_other_language (KioskStation *self, const char *language)
{
  const char *const *tags = NULL;

  g_return_val_if_fail (KIOSK_IS_STATION (self), NULL);

  tags = kiosk_station_get_languages (self);
  if (tags[1] == NULL)
    return NULL;
  for (gsize i = 0; tags[i] != NULL; i++)
    if (g_str_equal (tags[i], language) && tags[i + 1] != NULL)
      return tags[i + 1];
  return tags[0];
}
