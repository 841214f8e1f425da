/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#include "print-qr.h"

#include <qrencode.h>
#include <string.h>
#include <zbar.h>

#define MAX_CONTENT_BYTES 1000

struct _PrintQr {
  QRcode *code;
};

PrintQr *
print_qr_new (const char *content)
{
  QRcode *code;
  PrintQr *self;

  g_return_val_if_fail (content != NULL, NULL);

  if (*content == '\0' || strlen (content) > MAX_CONTENT_BYTES ||
      !g_utf8_validate (content, -1, NULL))
    return NULL;
  code = QRcode_encodeString8bit (content, 0, QR_ECLEVEL_M);
  if (code == NULL)
    return NULL;
  self = g_new0 (PrintQr, 1);
  self->code = code;
  return self;
}

void
print_qr_free (PrintQr *self)
{
  if (self == NULL)
    return;
  QRcode_free (self->code);
  g_free (self);
}

guint
print_qr_get_module_count (PrintQr *self)
{
  return (guint) self->code->width;
}

gboolean
print_qr_is_dark (PrintQr *self, guint column, guint row)
{
  guint count = print_qr_get_module_count (self);

  return column < count && row < count && (self->code->data[row * count + column] & 1) != 0;
}

/* One rectangle for each run of dark modules in a row: neighbours drawn one by one would show seams
 * where the inset is. */
void
print_qr_draw (PrintQr *self, cairo_t *cairo, double x, double y, double module, double inset)
{
  guint count = print_qr_get_module_count (self);

  for (guint row = 0; row < count; row++) {
    for (guint start = 0, end; start < count; start = end + 1) {
      for (end = start; print_qr_is_dark (self, end, row); end++)
        ;
      if (end > start)
        cairo_rectangle (cairo, x + start * module + inset, y + row * module + inset,
                         (end - start) * module - 2 * inset, module - 2 * inset);
    }
  }
  cairo_fill (cairo);
}

/* For zbar, 255 is paper. */
static guchar *
copy_part (cairo_surface_t *grey, int left, int top, int width, int height)
{
  const int stride = cairo_image_surface_get_stride (grey);
  const int first = MAX (0, -left), last = MIN (width, cairo_image_surface_get_width (grey) - left);
  const guchar *pixels = cairo_image_surface_get_data (grey);
  guchar *part = g_malloc ((gsize) width * (gsize) height);

  memset (part, 255, (gsize) width * (gsize) height);
  for (int row = MAX (0, -top); row < MIN (height, cairo_image_surface_get_height (grey) - top);
       row++)
    for (int column = first; column < last; column++)
      part[row * width + column] = 255 - pixels[(row + top) * stride + column + left];
  return part;
}

static zbar_image_t *
make_image (cairo_surface_t *grey, int left, int top, int width, int height)
{
  zbar_image_t *image = zbar_image_create ();

  zbar_image_set_format (image, zbar_fourcc ('Y', '8', '0', '0'));
  zbar_image_set_size (image, (unsigned) width, (unsigned) height);
  /* The image frees it with free(), as GLib's allocator does too. */
  zbar_image_set_data (image, copy_part (grey, left, top, width, height),
                       (gulong) width * (gulong) height, zbar_image_free_data);
  return image;
}

static zbar_image_scanner_t *
make_scanner (void)
{
  zbar_image_scanner_t *scanner = zbar_image_scanner_create ();

  /* What it reads is the citizen's: never onto the system bus. */
  zbar_image_scanner_request_dbus (scanner, 0);
  zbar_image_scanner_set_config (scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
  zbar_image_scanner_set_config (scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
  zbar_image_scanner_set_config (scanner, ZBAR_QRCODE, ZBAR_CFG_BINARY, 1);
  return scanner;
}

GPtrArray *
print_qr_read_part (cairo_surface_t *grey, int left, int top, int width, int height)
{
  GPtrArray *contents = g_ptr_array_new_with_free_func (g_free);
  zbar_image_scanner_t *scanner = make_scanner ();
  zbar_image_t *image;

  g_assert (cairo_image_surface_get_format (grey) == CAIRO_FORMAT_A8);
  cairo_surface_flush (grey);
  image = make_image (grey, left, top, width, height);
  zbar_scan_image (scanner, image);
  for (const zbar_symbol_t *symbol = zbar_image_first_symbol (image); symbol != NULL;
       symbol = zbar_symbol_next (symbol))
    g_ptr_array_add (
      contents, g_strndup (zbar_symbol_get_data (symbol), zbar_symbol_get_data_length (symbol)));
  zbar_image_destroy (image);
  zbar_image_scanner_destroy (scanner);
  return contents;
}

GPtrArray *
print_qr_read (cairo_surface_t *grey)
{
  return print_qr_read_part (grey, 0, 0, cairo_image_surface_get_width (grey),
                             cairo_image_surface_get_height (grey));
}
