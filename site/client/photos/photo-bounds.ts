/** More than the server takes: the browser makes a photo smaller first. */
export const mostMegabytes = 40;
