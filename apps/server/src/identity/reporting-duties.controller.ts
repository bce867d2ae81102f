import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReportingDuties } from '@entente/domain';
import { Allow, Answers, By, everyone, type Principal } from '../edge/edge.module.js';
import { OwnDuties } from './reporting-duties.js';

@ApiTags('organizations')
@Controller('api/reporting-duties')
export class ReportingDutiesController {
  constructor(@Inject(OwnDuties) private readonly duties: OwnDuties) {}

  @Get()
  @Allow(...everyone)
  @ApiOperation({ summary: 'The duties to report that the caller’s organisation has, and its own hours' })
  @Answers(ReportingDuties)
  async list(@By() by: Principal) {
    return { items: await this.duties.of(by.organization) };
  }

  @Put()
  @Allow('admin')
  @ApiOperation({ summary: 'Say which duties to report one’s organisation has; clocks that run stay' })
  @Answers(ReportingDuties)
  change(@Body({ schema: ReportingDuties }) duties: ReportingDuties, @By() by: Principal) {
    return this.duties.change(by.organization, duties);
  }
}
