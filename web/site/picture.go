package site

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"wsaccept/wasm/handshake"
)

// The size of a preview picture, in pixels: what chats and social networks crop
// nothing of.
const pictureWidth, pictureHeight = 1200, 630

// The colours are those of the page's dark theme.
var (
	ground      = color.RGBA{0x0e, 0x11, 0x16, 0xff}
	ink         = color.RGBA{0xe3, 0xe8, 0xef, 0xff}
	faint       = color.RGBA{0x9a, 0xa5, 0xb3, 0xff}
	keyColor    = color.RGBA{0x9c, 0xca, 0xff, 0xff}
	acceptColor = color.RGBA{0x7f, 0xe0, 0x9a, 0xff}
)

// PictureName is the file of the preview picture of a kind's pages.
func PictureName(kind Kind) string {
	if kind == "" {
		return "preview.png"
	}
	return "preview-" + string(kind) + ".png"
}

// Picture draws the preview that chats show of a link to a page of kind, as PNG.
func Picture(kind Kind) ([]byte, error) {
	name := ""
	for _, k := range kinds {
		if k.kind == kind {
			name = k.name
		}
	}
	canvas := image.NewPaletted(image.Rect(0, 0, pictureWidth, pictureHeight), palette())
	draw.Draw(canvas, canvas.Bounds(), image.NewUniform(ground), image.Point{}, draw.Src)
	for _, line := range []struct {
		text   string
		ttf    []byte
		size   float64
		y      int
		colour color.Color
	}{
		{"WebSocket Handshake Playground", gobold.TTF, 60, 170, ink},
		{name, goregular.TTF, 48, 250, faint},
		{"Sec-WebSocket-Key: " + handshake.SampleKey, gomono.TTF, 32, 400, keyColor},
		{"Sec-WebSocket-Accept: " + handshake.Accept(handshake.SampleKey), gomono.TTF, 32, 460, acceptColor},
	} {
		if err := write(canvas, line.text, line.ttf, line.size, 80, line.y, line.colour); err != nil {
			return nil, fmt.Errorf("picture of %s: %w", kind, err)
		}
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	err := encoder.Encode(&out, canvas)
	return out.Bytes(), err
}

// palette has each colour in steps towards the ground, for smooth letters: a picture
// of few colours is a small file.
func palette() color.Palette {
	const steps = 16
	p := color.Palette{ground}
	for _, c := range []color.RGBA{ink, faint, keyColor, acceptColor} {
		for i := 1; i <= steps; i++ {
			mix := func(from, to byte) byte { return byte((int(from)*(steps-i) + int(to)*i) / steps) }
			p = append(p, color.RGBA{mix(ground.R, c.R), mix(ground.G, c.G), mix(ground.B, c.B), 0xff})
		}
	}
	return p
}

// write draws text with its baseline at y.
func write(canvas draw.Image, text string, ttf []byte, size float64, x, y int, colour color.Color) error {
	parsed, err := opentype.Parse(ttf)
	if err != nil {
		return err
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingFull})
	if err != nil {
		return err
	}
	defer face.Close()
	drawer := font.Drawer{Dst: canvas, Src: image.NewUniform(colour), Face: face, Dot: fixed.P(x, y)}
	drawer.DrawString(text)
	return nil
}
