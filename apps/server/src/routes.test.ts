import { Controller, Get, Logger, Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { Allow, Public } from './edge/edge.module.js';
import { requireAccessOnEveryRoute } from './routes.js';

@Controller('papers')
class Papers {
  @Get()
  @Allow('manager')
  list() {
    return [];
  }

  @Get('front')
  @Public()
  front() {
    return {};
  }
}

@Controller('drawers')
class Drawers {
  @Get()
  @Allow('manager')
  list() {
    return [];
  }

  @Get('top')
  forgotten() {
    return {};
  }

  helper() {
    return {};
  }
}

@Allow('manager')
@Controller('cellar')
class Cellar {
  @Get()
  list() {
    return [];
  }
}

@Module({ imports: [DiscoveryModule], controllers: [Papers, Cellar] })
class Closed {}

@Module({ imports: [DiscoveryModule], controllers: [Papers, Drawers] })
class Open {}

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('the check before the start', () => {
  it('passes where every route names who may call it, itself or by its controller', async () => {
    const app = await NestFactory.createApplicationContext(Closed);
    expect(() => requireAccessOnEveryRoute(app)).not.toThrow();
    await app.close();
  });

  it('stops the start where one does not, and says which', async () => {
    const app = await NestFactory.createApplicationContext(Open);
    expect(() => requireAccessOnEveryRoute(app)).toThrow('Drawers.forgotten');
    await app.close();
  });
});
