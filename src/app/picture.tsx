// A picture of this server as it is. Next's own component would only rewrite its address: nothing is optimised here.

export function Picture({ src, alt, className }: { src: string; alt: string; className?: string }) {
  // biome-ignore lint/performance/noImgElement: photos come from our own store, at the size they are kept in.
  return <img src={src} alt={alt} className={className} loading="lazy" decoding="async" />;
}
